package dev.codefactory.quality.tests.runner;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import dev.codefactory.quality.QualityRequest;
import dev.codefactory.quality.source.TestFileNames;
import dev.codefactory.quality.tests.blame.Blames;
import java.util.List;
import java.util.Map;

/**
 * The tests to run and what they run on.
 *
 * @param origin whose tests they are
 * @param tree every file, the user's over the generated ones
 * @param tests the files that hold tests
 * @param subjects the judged files that the tests should run: sources, not tests
 * @param allowedPackages what the user says exists
 * @param leftOut generated files that would decide how the user's tests are run
 * @param blames which tests are doubtful; the user's never are
 */
public record TestSuite(
        Origin origin,
        CodeLanguage language,
        FileTree tree,
        List<CodeFile> tests,
        List<CodeFile> subjects,
        Map<String, List<String>> allowedPackages,
        List<CodeFile> leftOut,
        Blames blames) {

    /** Whose tests they are. */
    public enum Origin {
        GIVEN,
        GENERATED;

        /** The wire word, such as {@code given}. */
        @Override
        public String toString() {
            return this == GIVEN ? "given" : "generated";
        }
    }

    public static TestSuite of(QualityRequest request) {
        return request.acceptance() == null ? generated(request) : given(request, request.acceptance());
    }

    /** The same tests on code in which some files are others. */
    public TestSuite on(List<CodeFile> changed) {
        var paths = changed.stream().map(CodeFile::path).toList();
        return new TestSuite(
                origin,
                language,
                tree.with(changed),
                replaced(tests, paths, changed),
                replaced(subjects, paths, changed),
                allowedPackages,
                leftOut,
                blames);
    }

    private static List<CodeFile> replaced(List<CodeFile> files, List<CodePath> paths, List<CodeFile> changed) {
        return files.stream()
                .map(file -> paths.contains(file.path()) ? changed.get(paths.indexOf(file.path())) : file)
                .toList();
    }

    private static TestSuite generated(QualityRequest request) {
        var language = request.language();
        var tests = testFiles(language, request.files());
        var subjects = subjects(language, request.judged(), tests);
        var blames = Blames.of(tests, request.words());
        return new TestSuite(
                Origin.GENERATED,
                language,
                request.files(),
                tests,
                subjects,
                request.vouched().packages(),
                List.of(),
                blames);
    }

    private static TestSuite given(QualityRequest request, QualityRequest.AcceptanceTests acceptance) {
        var language = request.language();
        var leftOut = request.judged().stream().filter(RunnerHooks::contains).toList();
        var innocent = request.files().files().stream()
                .filter(file -> !leftOut.contains(file) && !joinsIn(language, file))
                .toList();
        var tests = testFiles(language, acceptance.files());
        if (tests.isEmpty()) {
            tests = ofLanguage(language, acceptance.files());
        }
        var tree = FileTree.of(innocent).with(acceptance.files());
        return new TestSuite(
                Origin.GIVEN,
                language,
                tree,
                tests,
                subjects(language, request.judged(), tests),
                request.vouched().packages(),
                leftOut,
                Blames.NONE);
    }

    /** Whether a generated test would become one program with the given ones. */
    private static boolean joinsIn(CodeLanguage language, CodeFile file) {
        return (language == CodeLanguage.GO || language == CodeLanguage.RUST)
                && TestFileNames.matches(language, file.path());
    }

    List<String> testPaths() {
        return tests.stream().map(file -> file.path().value()).toList();
    }

    /** Whether a file is one of the tests, or is called like one. */
    boolean isTest(CodeFile file) {
        return tests.contains(file) || TestFileNames.matches(language, file.path());
    }

    private static List<CodeFile> subjects(CodeLanguage language, List<CodeFile> judged, List<CodeFile> tests) {
        return judged.stream()
                .filter(file -> file.language().filter(language::equals).isPresent())
                .filter(file -> !TestFileNames.matches(language, file.path()))
                .filter(file -> language == CodeLanguage.RUST || !tests.contains(file))
                .filter(file -> !file.path().fileName().equals("conftest.py"))
                .toList();
    }

    private static List<CodeFile> testFiles(CodeLanguage language, FileTree files) {
        return ofLanguage(language, files).stream()
                .filter(file -> TestFileNames.matches(language, file.path()) || holdsUnitTests(language, file))
                .toList();
    }

    /** Rust keeps unit tests beside the code. */
    private static boolean holdsUnitTests(CodeLanguage language, CodeFile file) {
        return language == CodeLanguage.RUST && file.content().contains("#[test]");
    }

    private static List<CodeFile> ofLanguage(CodeLanguage language, FileTree files) {
        return files.files().stream()
                .filter(file -> file.language().filter(language::equals).isPresent())
                .toList();
    }
}
