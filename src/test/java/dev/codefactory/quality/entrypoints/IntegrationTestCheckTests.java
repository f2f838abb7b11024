package dev.codefactory.quality.entrypoints;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.FileTree;
import dev.codefactory.code.Finding;
import dev.codefactory.quality.Demands;
import dev.codefactory.quality.Gate.Status;
import dev.codefactory.quality.QualityRequest;
import dev.codefactory.quality.QualityRequest.AcceptanceTests;
import dev.codefactory.quality.Thresholds;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IntegrationTestCheckTests {

    private static final Demands WANTED = new Demands(false, false, false, false, true);
    private static final CodeFile FLASK = CodeFile.of(
            "app.py",
            "from flask import Flask\napp = Flask(__name__)\n\n@app.get('/notes')\ndef notes():\n    return []\n");

    private final IntegrationTestCheck check = new IntegrationTestCheck();

    /** A program, a test that calls it as its callers do, and one that does not. */
    private record Sample(CodeFile program, CodeFile calling, CodeFile avoiding) {

        @Override
        public String toString() {
            return program.path().value();
        }
    }

    static Stream<Sample> samples() {
        return Stream.of(
                new Sample(
                        FLASK,
                        CodeFile.of(
                                "test_app.py",
                                "def test():\n    assert app.test_client().get('/notes').status_code == 200\n"),
                        CodeFile.of(
                                "test_app.py",
                                "def test():\n    # app.test_client().get('/notes')\n    assert notes() == []\n")),
                new Sample(
                        CodeFile.of(
                                "app.py",
                                "from http.server import BaseHTTPRequestHandler\nclass Notes(BaseHTTPRequestHandler):\n    def do_GET(self): pass\n"),
                        CodeFile.of(
                                "test_app.py",
                                "Thread(target=server.serve_forever).start()\ndef test():\n    assert urlopen(url).status == 200\n"),
                        CodeFile.of(
                                "test_app.py",
                                "def test():\n    # serve_forever, urlopen(url)\n    Notes.do_GET(fake)\n")),
                new Sample(
                        CodeFile.of(
                                "app.js",
                                "const app = require('express')();\napp.get('/notes', (req, res) => res.json([]));\n"),
                        CodeFile.of(
                                "app.test.js",
                                "const request = require('supertest');\ntest('x', () => request(app).get('/notes'));\n"),
                        CodeFile.of("app.test.js", "test('x', () => { fetch; });\n")),
                new Sample(
                        CodeFile.of(
                                "Notes.java",
                                "import org.springframework.web.bind.annotation.*;\n@RestController class Notes { @GetMapping(\"/n\") String n() { return \"\"; } }"),
                        CodeFile.of(
                                "NotesTest.java",
                                "class NotesTest { MockMvc mvc; void n() { mvc.perform(get(\"/n\")); } }"),
                        CodeFile.of("NotesTest.java", "class NotesTest { void n() { new Notes().n(); } }")),
                new Sample(
                        CodeFile.of(
                                "main.go",
                                "package main\nimport \"net/http\"\nfunc Notes(w http.ResponseWriter, r *http.Request) {}\n"),
                        CodeFile.of(
                                "main_test.go",
                                "package main\nfunc TestNotes(t *testing.T) { Notes(httptest.NewRecorder(), nil) }\n"),
                        CodeFile.of(
                                "main_test.go", "package main\nfunc TestNotes(t *testing.T) { Notes(nil, nil) }\n")));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aTestThatSendsRequestsIsEnough(Sample sample) {
        assertThat(check.check(request(null, sample.program(), sample.calling()))
                        .gate()
                        .status())
                .isEqualTo(Status.GREEN);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aTestOfFunctionsAloneIsNot(Sample sample) {
        var result = check.check(request(null, sample.program(), sample.avoiding()));

        assertThat(result.gate().status()).isEqualTo(Status.RED);
        assertThat(result.findings()).extracting(Finding::rule).containsExactly("integration-test-missing");
    }

    @Test
    void nobodyAsksForThemUnwanted() {
        assertThat(check.appliesTo(request(null, FLASK).demanding(Demands.NONE)))
                .isFalse();
        assertThat(check.appliesTo(request(new AcceptanceTests(FileTree.EMPTY, null), FLASK)))
                .isFalse();
        assertThat(check.appliesTo(request(null, CodeFile.of("add.py", "def add(a, b):\n    return a + b\n"))))
                .isFalse();
    }

    private static QualityRequest request(@Nullable AcceptanceTests given, CodeFile... files) {
        return QualityRequest.of(CodeLanguage.PYTHON, FileTree.of(files), given, Thresholds.DEFAULT)
                .demanding(WANTED);
    }
}
