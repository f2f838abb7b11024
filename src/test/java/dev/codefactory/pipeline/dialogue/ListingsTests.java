package dev.codefactory.pipeline.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import dev.codefactory.pipeline.CodeFactoryConfig;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.pipeline.Pipeline;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is left of the files around a question at each level. */
class ListingsTests {

    private static final CodeFile TARGET = file("solution.py", "from used import helped\n");
    private static final CodeFile USED = file("used.py", "");
    private static final CodeFile NAMED = file("named.py", "");
    private static final CodeFile OTHER = file("other.py", "");

    private final GenerationRequest request = new GenerationRequest(
            Pipeline.STANDARD,
            "Do it as named.py does",
            CodeFactoryConfig.DEFAULT,
            FileTree.of(TARGET, USED, NAMED, OTHER),
            null,
            null,
            null);

    @Test
    void allIsShownAsLongAsThereIsRoom() {
        assertThat(existing(Detail.WHOLE)).contains(body(TARGET), body(USED), body(NAMED), body(OTHER));
        assertThat(unseen(Detail.WHOLE)).isEmpty();
    }

    @Test
    void firstWhatTheQuestionDoesNotLeadToLosesItsBodies() {
        assertThat(existing(Detail.NEEDED))
                .contains(body(TARGET), body(USED), body(NAMED), "other.py (signatures only)", "def of_other(")
                .doesNotContain(body(OTHER));
        assertThat(unseen(Detail.NEEDED)).containsExactly(OTHER.path());
    }

    @Test
    void thenAllButWhatIsToBeWritten() {
        assertThat(existing(Detail.SIGNATURES))
                .contains(body(TARGET), "def of_used(", "def of_named(", "def of_other(")
                .doesNotContain(body(USED), body(NAMED), body(OTHER));
        assertThat(unseen(Detail.SIGNATURES)).containsExactlyInAnyOrder(USED.path(), NAMED.path(), OTHER.path());
    }

    @Test
    void atLastWhatIsNotUsedDirectlyIsOnlyNamed() {
        assertThat(existing(Detail.NAMES))
                .contains(body(TARGET), "def of_used(", "named.py (not shown)", "other.py (not shown)")
                .doesNotContain("def of_named(", "def of_other(");
    }

    private String existing(Detail detail) {
        return new Listings(detail).existing(request, Set.of());
    }

    private Set<CodePath> unseen(Detail detail) {
        return new Listings(detail).unseen(request);
    }

    private static CodeFile file(String name, String before) {
        var stem = name.replace(".py", "");
        return CodeFile.of(name, "%sdef of_%s(value):\n    return 'body of %s'\n".formatted(before, stem, stem));
    }

    private static String body(CodeFile file) {
        return "body of " + file.path().fileName().replace(".py", "");
    }
}
