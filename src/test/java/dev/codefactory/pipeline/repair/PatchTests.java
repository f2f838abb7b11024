package dev.codefactory.pipeline.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.FileTree;
import org.junit.jupiter.api.Test;

class PatchTests {

    private static final String TEN = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n";

    @Test
    void isPutOnAndTakenOffAgain() {
        var patch = new Patch(tree(TEN), tree(TEN.replace("2\n3", "two\n3")));

        var on = patch.on(tree(TEN)).orElseThrow();

        assertThat(on).isEqualTo(tree(TEN.replace("2\n3", "two\n3")));
        assertThat(patch.reversed().on(on)).contains(tree(TEN));
    }

    @Test
    void leavesAloneWhatOthersChangedElsewhere() {
        var patch = new Patch(tree(TEN), tree(TEN.replace("\n2\n", "\ntwo\n")));
        var later = TEN.replace("\n2\n", "\ntwo\n").replace("\n13\n", "\nthirteen\nand a half\n");

        assertThat(patch.reversed().on(tree(later))).contains(tree(TEN.replace("\n13\n", "\nthirteen\nand a half\n")));
    }

    @Test
    void findsItsPlaceWhereLinesWereAddedAbove() {
        var patch = new Patch(tree(TEN), tree(TEN.replace("\n12\n", "\ntwelve\n")));

        assertThat(patch.on(tree("zero\n" + TEN))).contains(tree("zero\n" + TEN.replace("\n12\n", "\ntwelve\n")));
    }

    @Test
    void isRefusedWhereTheSameLinesWereChanged() {
        var patch = new Patch(tree(TEN), tree(TEN.replace("\n2\n", "\ntwo\n")));

        assertThat(patch.reversed().on(tree(TEN.replace("\n2\n", "\nzwei\n")))).isEmpty();
    }

    @Test
    void addsAndRemovesWholeFiles() {
        var added = FileTree.of(CodeFile.of("b.py", "B = 1\n"));
        var patch = new Patch(FileTree.EMPTY, added);

        var with = patch.on(tree(TEN)).orElseThrow();

        assertThat(with).isEqualTo(tree(TEN).with(added));
        assertThat(patch.reversed().on(with)).contains(tree(TEN));
        assertThat(patch.reversed().on(with.with(FileTree.of(CodeFile.of("b.py", "B = 2\n")))))
                .isEmpty();
    }

    @Test
    void readsAsAUnifiedDiff() {
        var patch = new Patch(tree("a\nb\n"), tree("a\nc\n").with(FileTree.of(CodeFile.of("n.py", "N\n"))));

        assertThat(patch.unified()).isEqualTo("""
                        --- a/a.py
                        +++ b/a.py
                        @@ -1,2 +1,2 @@
                         a
                        -b
                        +c
                        --- /dev/null
                        +++ b/n.py
                        @@ -0,0 +1,1 @@
                        +N
                        """);
    }

    private static FileTree tree(String content) {
        return FileTree.of(CodeFile.of("a.py", content));
    }
}
