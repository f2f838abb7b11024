package dev.codefactory.quality.tests;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.FileTree;
import dev.codefactory.quality.QualityRequest;
import dev.codefactory.quality.source.TestFileNames;
import java.util.List;
import java.util.Set;

/**
 * The tests to run and what they run on.
 *
 * @param origin {@code given} by the user or {@code generated} by a model
 * @param tree every file, the user's over the generated ones
 * @param tests the files that hold tests
 */
record TestSuite(String origin, CodeLanguage language, FileTree tree, List<CodeFile> tests) {

    /** Files with which generated code could decide how the user's tests are run. */
    private static final Set<String> RUNNER_HOOKS = Set.of(
            "conftest.py",
            "pytest.ini",
            "tox.ini",
            "setup.cfg",
            "sitecustomize.py",
            "usercustomize.py",
            "junit-platform.properties");

    static TestSuite of(QualityRequest request) {
        var language = request.language();
        var acceptance = request.acceptance();
        if (acceptance == null) {
            var tests = testFiles(language, request.files());
            return new TestSuite("generated", language, request.files(), tests);
        }
        var innocent = request.files().files().stream()
                .filter(file -> !RUNNER_HOOKS.contains(file.path().fileName()))
                .toList();
        var tests = testFiles(language, acceptance.files());
        if (tests.isEmpty()) {
            tests = ofLanguage(language, acceptance.files());
        }
        return new TestSuite("given", language, FileTree.of(innocent).with(acceptance.files()), tests);
    }

    List<String> testPaths() {
        return tests.stream().map(file -> file.path().value()).toList();
    }

    private static List<CodeFile> testFiles(CodeLanguage language, FileTree files) {
        return ofLanguage(language, files).stream()
                .filter(file -> TestFileNames.matches(language, file.path()))
                .toList();
    }

    private static List<CodeFile> ofLanguage(CodeLanguage language, FileTree files) {
        return files.files().stream()
                .filter(file -> file.language().filter(language::equals).isPresent())
                .toList();
    }
}
