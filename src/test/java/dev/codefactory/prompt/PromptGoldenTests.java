package dev.codefactory.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.codefactory.code.CodeLanguage;
import dev.codefactory.prompt.text.ShippedPrompts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every prompt, filled with the names of its variables, equals its golden file. Refresh with {@code -Dgolden.update=true}. */
class PromptGoldenTests {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/prompts");
    private static final Map<String, String> VALUES = Stream.of(
                    "request",
                    "requirements",
                    "wishes",
                    "files",
                    "tests",
                    "target_path",
                    "code",
                    "evidence",
                    "attempts",
                    "signatures",
                    "own_tests",
                    "coverage_target",
                    "operations")
            .collect(Collectors.toMap(name -> name, "<%s>"::formatted));

    private static final UUID EXECUTION = new UUID(0, 1);

    private final PromptCatalog catalog = new ShippedPrompts()::render;

    static Stream<Arguments> prompts() {
        return Stream.of("nlp_analysis", "code_generation", "code_improvement", "test_generation")
                .flatMap(step -> Stream.of(CodeLanguage.values()).map(language -> Arguments.of(step, language)));
    }

    @ParameterizedTest(name = "{0} for {1}")
    @MethodSource("prompts")
    void readsAsReviewed(String step, CodeLanguage language) throws IOException {
        var prompt = catalog.render(new PromptName(step, language, "any"), EXECUTION, VALUES);
        var text = prompt.system() + "\n\n=== user ===\n\n" + prompt.user() + "\n";

        var golden = GOLDEN.resolve("%s.%s.md".formatted(step, language.id()));
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, text);
        }
        assertThat(text).isEqualTo(Files.readString(golden));
    }

    @Test
    void putsInThePartsThatBelongToTheQuestion() {
        var name = new PromptName("code_improvement", CodeLanguage.GO, "any", List.of("syntax", "fresh"));

        var prompt = catalog.render(name, EXECUTION, VALUES);

        assertThat(prompt.user()).contains("cannot be parsed", "Do not repeat them");
        assertThat(prompt.user().indexOf("cannot be parsed"))
                .isLessThan(prompt.user().indexOf("Do not repeat them"));
    }

    @Test
    void namesTheVariableThatIsNotGiven() {
        assertThatExceptionOfType(MissingVariableException.class)
                .isThrownBy(() ->
                        catalog.render(new PromptName("code_generation", CodeLanguage.GO, "any"), EXECUTION, Map.of()))
                .withMessageContaining("target_path");
    }

    @Test
    void leavesBracesInValuesAlone() {
        var values = new HashMap<>(VALUES);
        values.put("request", "{{tests}} and $1");

        var prompt = catalog.render(new PromptName("code_generation", CodeLanguage.GO, "any"), EXECUTION, values);

        assertThat(prompt.user()).contains("{{tests}} and $1");
    }
}
