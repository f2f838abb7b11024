package dev.codefactory.quality.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.Finding;
import dev.codefactory.quality.source.Grammar;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a program looks at before it uses a value turns findings off; what only looks like that does not. */
class ChecksBeforeUseTests {

    private static final SecurityRules RULES = new SecurityRules();

    @Test
    void aLoopOverEachCharacterChecksTheWholeText() {
        var checked = """
            function compute(text) {
              const allowed = new Set('0123456789+-');
              for (const char of text) {
                if (!allowed.has(char)) {
                  return '';
                }
              }
              return eval(text);
            }
            """;

        assertThat(found("a.js", checked)).isEmpty();
        assertThat(found("a.js", checked.replace("of text", "of other"))).contains("javascript-eval");
    }

    @Test
    void aCheckAfterTheUseIsNone() {
        assertThat(found("a.py", """
            def compute(text):
                value = eval(text)
                if not set(text).issubset(ALLOWED):
                    return None
                return value
            """)).contains("python-eval");
    }

    @Test
    void replacingCleansOnlyWhatTheRuleFears() {
        var entry = """
            import datetime
            def make_log(text: str) -> str:
                return f'[{datetime.datetime.now()}] got: {text.replace('\\n', ' ')}'
            """;

        assertThat(found("a.py", entry)).isEmpty();
        assertThat(found("a.py", entry.replace("\\n", "x"))).contains("python-log-entry");
    }

    @Test
    void aCheckInACommentIsNone() {
        var copied = """
            void copy(const char *from, unsigned length) {
                char to[8];
                // resize(length);
                memcpy(to, from, length);
            }
            """;

        assertThat(found("a.cpp", copied)).contains("cpp-copy-unchecked-length");
        assertThat(found("a.cpp", copied.replace("// ", ""))).isEmpty();
    }

    @Test
    void memoryIsUsedAgainOnlyOnTheWayFromWhereItWasGivenBack() {
        var released = """
            void drop(struct item *item, int bad) {
                if (bad) {
                    free(item);
                    return;
                }
                show(item);
            }
            """;

        assertThat(found("a.cpp", released)).isEmpty();
        assertThat(found("a.cpp", released.replace("return;", ""))).contains("cpp-used-after-free");
    }

    @Test
    void pagesInTypeScriptAreSearchedToo() {
        assertThat(found("page.tsx", """
            export function Page({ html }: { html: string }) {
              eval(html);
              return <p>hello</p>;
            }
            """)).contains("javascript-eval");
    }

    private static List<String> found(String path, String code) {
        var file = CodeFile.of(path, code);
        return RULES.findings(Grammar.reading(file).orElseThrow(), file).orElseThrow().stream()
                .map(Finding::rule)
                .toList();
    }
}
