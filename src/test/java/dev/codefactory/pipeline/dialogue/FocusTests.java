package dev.codefactory.pipeline.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import org.junit.jupiter.api.Test;

class FocusTests {

    private static final String FILLER = "#".repeat(Focus.ROOM / 3);

    private final FileTree tree = FileTree.of(
            CodeFile.of("broken.py", "import near\n"),
            CodeFile.of("near.py", "import far\n" + FILLER),
            CodeFile.of("caller.py", "import broken\n" + FILLER),
            CodeFile.of("far.py", FILLER),
            CodeFile.of("other.py", ""));

    @Test
    void showsTheBrokenFileAndThoseAroundItAsFarAsThereIsRoom() {
        var focus = Focus.of(tree, "- broken.py:3 high: it is wrong", Detail.WHOLE);

        assertThat(focus.whole())
                .extracting(CodePath::value)
                .containsExactlyInAnyOrder("broken.py", "near.py", "caller.py");
    }

    @Test
    void ofALongTreeTheRestIsShownByItsSignatures() {
        var files = tree.with(FileTree.of(CodeFile.of("other.py", "def f():\n    return 42\n")));

        var listing = new Listings(Detail.WHOLE).wanting(files, Focus.of(files, "broken.py", Detail.WHOLE));

        assertThat(listing)
                .contains("near.py\n```\nimport far", "far.py (signatures only)", "other.py (signatures only)")
                .doesNotContain("return 42");
    }

    @Test
    void aShortTreeIsShownWhole() {
        var files = FileTree.of(CodeFile.of("a.py", "def f():\n    return 42\n"), CodeFile.of("b.py", "x = 1\n"));

        assertThat(new Listings(Detail.WHOLE).wanting(files, Focus.of(files, "b.py", Detail.WHOLE)))
                .contains("return 42");
    }
}
