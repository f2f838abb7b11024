package dev.codefactory.bench.headline;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.FileTree;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes every other test out of test files, so that whoever is given the rest does not know all it will be judged by. */
final class HalfOfTests {

    /** What single tests look like. Of a file that holds tests of several kinds only the first kind is halved. */
    private static final List<Pattern> TESTS = List.of(
            Pattern.compile("\\{\"check\": .*?(?=\\{\"check\": )", Pattern.DOTALL), // the last of a list stays
            Pattern.compile("@Test\\b(?!\\s*\\()|#\\[test]"),
            Pattern.compile("\\bdef test(?=\\w*\\(self)"),
            Pattern.compile("(?m)(?<=^[ \\t]{0,80})(?:console\\.)?assert\\w*!?(?=[ (.])(?! ?=)[^\\n]*"));

    private int seen;
    private int left;

    private HalfOfTests() {}

    /** The given half; empty when there are not two tests to tell apart. */
    static Optional<FileTree> of(FileTree tests) {
        var halving = new HalfOfTests();
        var files = tests.files().stream().map(halving::halved).toList();
        return halving.left > 0 ? Optional.of(FileTree.of(files)) : Optional.empty();
    }

    private CodeFile halved(CodeFile file) {
        return TESTS.stream()
                .map(kind -> kind.matcher(file.content()))
                .filter(Matcher::find)
                .findFirst()
                .map(tests -> tests.replaceAll(test -> Matcher.quoteReplacement(leftOf(test.group(), file))))
                .map(rest -> new CodeFile(file.path(), rest))
                .orElse(file);
    }

    /** The first test stays, the second goes, and so on. */
    private String leftOf(String test, CodeFile file) {
        if (!isWhole(test) || seen++ % 2 == 0) {
            return test;
        }
        left++;
        return insteadOf(test, file);
    }

    /** What has to stand there so that the others can still be run. */
    private static String insteadOf(String test, CodeFile file) {
        if (test.equals("def test")) {
            return "def left_out";
        }
        return test.startsWith("assert") && file.path().value().endsWith(".py") ? "pass" : "";
    }

    /** Whether a statement ends where its line does. */
    private static boolean isWhole(String test) {
        return !test.endsWith("\\") && count(test, "([{") == count(test, ")]}");
    }

    private static long count(String text, String wanted) {
        return text.chars().filter(character -> wanted.indexOf(character) >= 0).count();
    }
}
