package dev.codefactory.prompt.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.codefactory.prompt.ModelFamily;
import dev.codefactory.prompt.PromptKey;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PromptDocumentTests {

    private static final ShippedPrompts SHIPPED = new ShippedPrompts();

    static List<PromptKey> shippedKeys() {
        return SHIPPED.keys();
    }

    @ParameterizedTest
    @MethodSource("shippedKeys")
    void whatComesWithTheServiceDeclaresExactlyTheVariablesItUses(PromptKey key) {
        var text = SHIPPED.at(key).orElseThrow();

        assertThat(SHIPPED.parse(key, text.content())).isEqualTo(text);
        assertThat(text.variables()).allSatisfy(variable -> {
            assertThat(text.content()).contains("{{%s}}".formatted(variable.name()));
            assertThat(variable.description()).isNotBlank();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    qwen2.5-coder:7b                               | qwen2.5-coder
                    hf.co/bartowski/Qwen2.5-Coder-7B-GGUF:Q4_K_M   | qwen2.5-coder-7b-gguf
                    localhost:5000/team/llama3                     | llama3
                    practice                                       | practice
                    über:1b                                        | ber
                    :latest                                        | any
                    """)
    void theFamilyIsTheNameWithoutRegistryOwnerAndTag(String model, String family) {
        assertThat(ModelFamily.of(model)).isEqualTo(family);
    }

    @Test
    void theMostSpecialKeyComesFirst() {
        assertThat(new PromptKey("code_generation", "go", "llama3").chain())
                .extracting(PromptKey::toString)
                .containsExactly(
                        "code_generation/go/llama3",
                        "code_generation/go/any",
                        "code_generation/any/llama3",
                        "code_generation/any/any");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # User\\n{{request}}                                                        | begin with front matter
                    ---\\nvariables: []\\n---\\n# System\\nx\\n                                | lacks its section
                    ---\\nvariables: []\\n---\\nx\\n# System\\nx\\n# User\\nx                   | text before its first section
                    ---\\nvariables: []\\n---\\n# System\\nx\\n# User\\nx\\n# User\\ny          | # User twice
                    ---\\nvariables: []\\n---\\n# System\\nx\\n# User\\n{{nobody}}              | nobody
                    ---\\nvariables: [{name: tests}]\\n---\\n# System\\nx\\n# User\\nx          | source of the variable tests
                    ---\\nvariables: [{name: wishes, source: USER_INPUT}]\\n---\\n# System\\nx\\n# User\\nx | wishes must be declared
                    ---\\nvariables: [{name: evidence, source: DYNAMIC}]\\n---\\n# System\\nx\\n# User\\nx  | evidence
                    ---\\nvariables: [{name: code, source: DYNAMIC, allow_code_context: true}]\\n---\\n# System\\n{{code}}\\n# User\\nx | code
                    ---\\nvariables: &a [*a]\\n---\\n# System\\nx\\n# User\\nx                   | no YAML
                    ---\\n{{\\n---\\n# System\\nx\\n# User\\nx                                   | no YAML
                    """)
    void whatCannotBeAPromptIsRefusedWithTheReason(String text, String reason) {
        assertThatExceptionOfType(InvalidPromptException.class)
                .isThrownBy(
                        () -> SHIPPED.parse(new PromptKey("code_generation", "go", "any"), text.replace("\\n", "\n")))
                .withMessageContaining(reason);
    }

    @Test
    void aTextThatTakesPartsMustHaveThemAll() {
        var key = new PromptKey("code_improvement", "go", "any");
        var text = SHIPPED.at(key).orElseThrow().content().replace("# Part security\n", "");

        assertThatExceptionOfType(InvalidPromptException.class)
                .isThrownBy(() -> SHIPPED.parse(key, text))
                .withMessageContaining("# Part security");
    }
}
