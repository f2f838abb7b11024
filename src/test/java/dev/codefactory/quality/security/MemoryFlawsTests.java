package dev.codefactory.quality.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.Finding;
import dev.codefactory.quality.source.Grammar;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The conditions on the way to a use decide, not that there are some. */
class MemoryFlawsTests {

    private static final SecurityRules RULES = new SecurityRules();

    @Test
    void aLookThatDoesNotLeaveRulesNothingOut() {
        var looked = """
            int used(int id) {
                struct item *item = item_lookup(id);
                if (item == NULL) {
                    return 0;
                }
                return item->used;
            }
            """;

        assertThat(found(looked)).isEmpty();
        assertThat(found(looked.replace("return 0;", "count();"))).contains("cpp-null-followed");
    }

    @Test
    void onlyTheBranchInWhichThePointerIsThereMayFollowIt() {
        var branched = """
            int used(int id) {
                struct item *item = item_lookup(id);
                return item != NULL ? item->used : 0;
            }
            """;

        assertThat(found(branched)).isEmpty();
        assertThat(found(branched.replace("!=", "=="))).contains("cpp-null-followed");
    }

    @Test
    void eitherHalfOfAConjunctionThatHeldIsEnoughAndOfOneThatFailedBothAreNeeded() {
        var joined = """
            int used(int id, int wanted) {
                struct item *item = item_lookup(id);
                if (!item || !wanted) {
                    return 0;
                }
                return item->used;
            }
            """;

        assertThat(found(joined)).isEmpty();
        assertThat(found(joined.replace("||", "&&"))).contains("cpp-null-followed");
    }

    @Test
    void whatWasFreedIsFollowedThroughAJump() {
        var jumping = """
            int load(char *text, int bad) {
                if (bad) {
                    free(text);
                    goto out;
                }
                show(text);
            out:
                %s
                return bad;
            }
            """;

        assertThat(found(jumping.formatted("count();"))).isEmpty();
        assertThat(found(jumping.formatted("free(text);"))).contains("cpp-used-after-free");
    }

    @Test
    void aPointerThatHoldsSomethingElseIsNoLongerFreed() {
        var freed = """
            void grow(struct item *item) {
                item_put(item);
                item = item_make();
                use(item->name);
            }
            """;

        assertThat(found(freed)).isEmpty();
        assertThat(found(freed.replace("item = item_make();", ""))).contains("cpp-used-after-free");
    }

    @Test
    void theAddressOfAMemberIsComputedWithoutFollowing() {
        var address = """
            int first(struct list *list) {
                struct head *head = &list->head;
                if (!list) {
                    return 0;
                }
                return head->first;
            }
            """;

        assertThat(found(address)).isEmpty();
        assertThat(found(address.replace("&list", "list"))).contains("cpp-null-asked-late");
    }

    @Test
    void aFunctionWithoutTypeOrWithMacrosInItsHeadIsReadToo() {
        assertThat(found("API_CALL struct item *make(u32 length) {\n  return malloc(length + 1);\n}"))
                .contains("cpp-allocated-sum");
        assertThat(found("make(unsigned length)\n{\n  return malloc(length + 1);\n}"))
                .contains("cpp-allocated-sum");
    }

    @Test
    void deeplyNestedCodeIsReadInTime() {
        var nested = "void f(struct item *item) {\n" + "if (item) {\n".repeat(150) + "free(item);\n".repeat(300)
                + "}\n".repeat(150) + "}";

        assertThat(found(nested)).contains("cpp-used-after-free");
    }

    private static List<String> found(String code) {
        var file = CodeFile.of("a.cpp", code);
        return RULES.findings(Grammar.reading(file).orElseThrow(), file).orElseThrow().stream()
                .map(Finding::rule)
                .toList();
    }
}
