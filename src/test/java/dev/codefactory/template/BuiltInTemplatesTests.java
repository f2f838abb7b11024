package dev.codefactory.template;

import static java.util.Objects.requireNonNullElse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.CodeLanguage;
import dev.codefactory.pipeline.StepType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a built-in template promises: an example for each language it names, and a reference that says what it does. */
class BuiltInTemplatesTests {

    private static final Path REFERENCE = Path.of("docs/reference/built-in-templates.md");
    private static final String BEGIN = "<!-- begin: written by BuiltInTemplatesTests -->\n";
    private static final List<String> SECURE_PROCESS = List.of("api_endpoint", "database_model", "full_stack");

    private static final Set<StepType> ASKING =
            EnumSet.of(StepType.PROMPT, StepType.CONDITION, StepType.TRANSFORM, StepType.APPROVAL);

    private static final BuiltInTemplates BUILT_IN = new BuiltInTemplates();

    static Stream<String> names() {
        return BUILT_IN.all().stream().map(Template::name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void showsEveryLanguageItNamesByAnExample(String name) {
        var template = BUILT_IN.find(name).orElseThrow();

        assertThat(template.examples())
                .isNotEmpty()
                .extracting(Template.Example::language)
                .containsAll(namesNone(template) ? Set.of() : template.languages());
    }

    /** Whatever the language, what it asks is the same, and nothing is written in it. */
    private static boolean namesNone(Template template) {
        return template.languages().size() == CodeLanguage.values().length && onlyAsk(template.steps());
    }

    private static boolean onlyAsk(List<TemplateStep> steps) {
        return steps.stream()
                .allMatch(step -> ASKING.contains(step.type()) && onlyAsk(step.steps()) && onlyAsk(step.otherwise()));
    }

    @ParameterizedTest
    @MethodSource("names")
    void saysWhatEachParameterIsFor(String name) {
        var template = BUILT_IN.find(name).orElseThrow();

        assertThat(template.icon()).isNotNull();
        assertThat(template.parameters()).allSatisfy(parameter -> {
            assertThat(parameter.description()).as(parameter.name()).isNotBlank();
            assertThat(parameter.isMissingWithout() || parameter.defaultValue() != null)
                    .as("%s can be left out and has no default", parameter.name())
                    .isTrue();
        });
    }

    @Test
    void thoseThatMayAnswerCallersCarryTheStepsOfASecureProcess() {
        assertThat(SECURE_PROCESS)
                .allSatisfy(name -> assertThat(BUILT_IN.find(name).orElseThrow().instructions())
                        .contains("{{secure_process}}"));
    }

    /** Refresh with {@code -Dgolden.update=true}. */
    @Test
    void theReferenceSaysWhatTheyDo() throws IOException {
        var told = BUILT_IN.all().stream().map(BuiltInTemplatesTests::told).collect(Collectors.joining("\n"));
        var page = Files.readString(REFERENCE);
        var before = page.substring(0, page.indexOf(BEGIN) + BEGIN.length());
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(REFERENCE, before + "\n" + table() + "\n" + told);
        }

        assertThat(Files.readString(REFERENCE)).isEqualTo(before + "\n" + table() + "\n" + told);
    }

    private static String table() {
        return "| Template | Title | Languages | Needs files |\n| --- | --- | --- | --- |\n"
                + BUILT_IN.all().stream()
                        .map(template -> "| `%s` | %s | %s | %s |\n"
                                .formatted(
                                        template.name(),
                                        template.title(),
                                        languages(template),
                                        template.requiresFiles() ? "yes" : ""))
                        .collect(Collectors.joining());
    }

    private static String languages(Template template) {
        return template.languages().stream().map(CodeLanguage::id).collect(Collectors.joining(", "));
    }

    private static String told(Template template) {
        return "## %s\n\n%s\n\nSteps: %s.\n%s"
                .formatted(
                        template.name(),
                        template.description().strip(),
                        steps(template.steps()),
                        template.parameters().isEmpty() ? "" : "\n" + parameters(template));
    }

    private static String steps(List<TemplateStep> steps) {
        return steps.stream().map(BuiltInTemplatesTests::step).collect(Collectors.joining(", "));
    }

    private static String step(TemplateStep step) {
        var name = step.id().equals(step.type().id())
                ? "`%s`".formatted(step.id())
                : "`%s` (%s)".formatted(step.id(), step.type());
        var nested = step.steps().isEmpty() ? "" : " → " + steps(step.steps());
        var otherwise = step.otherwise().isEmpty() ? "" : ", otherwise → " + steps(step.otherwise());
        return name + nested + otherwise;
    }

    private static String parameters(Template template) {
        return "| Parameter | Type | Usual | |\n| --- | --- | --- | --- |\n"
                + template.parameters().stream()
                        .map(parameter -> "| `%s` | %s | %s | %s |\n"
                                .formatted(
                                        parameter.name(),
                                        parameter.allowed() == null
                                                ? parameter.type()
                                                : "one of: "
                                                        + parameter.allowed().stream()
                                                                .map(String::valueOf)
                                                                .collect(Collectors.joining("; ")),
                                        requireNonNullElse(parameter.defaultValue(), "must be given"),
                                        parameter.description()))
                        .collect(Collectors.joining());
    }
}
