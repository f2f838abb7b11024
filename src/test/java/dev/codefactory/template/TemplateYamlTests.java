package dev.codefactory.template;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.codefactory.code.CodeLanguage;
import dev.codefactory.pipeline.Pipeline;
import dev.codefactory.pipeline.StepType;
import dev.codefactory.template.TemplateYaml.Flaw;
import dev.codefactory.template.Templates.Wishes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TemplateYamlTests {

    private static final String OWN = """
            name: greeting
            title: Greeting
            description: Greets.
            languages: [python]
            parameters:
              - {name: whom, type: string, required: true}
              - {name: times, type: integer, default: 2}
              - {name: loud, type: boolean, default: false}
            instructions: Greet {{whom}}.
            steps:
              - id: idea
                type: prompt
                prompt: "How to greet {{whom}} {{times}} times?"
                timeout: 90s
                steps:
                  - {id: refine, type: prompt, prompt: "Better than {{steps.idea}}?", optional: true}
              - {id: shout, type: prompt, prompt: Louder, enabled: parameters.loud}
              - {id: code_generation, type: code_generation}
              - {id: code_analysis, type: code_analysis}
              - {id: code_improvement, type: code_improvement, rounds: 1}
            """;

    private final Templates templates = new Templates(new BuiltInTemplates(), List.of());

    @Test
    void theBuiltInFunctionIsThePipelineOfEverythingBefore() {
        var function = new BuiltInTemplates().find("function").orElseThrow();

        assertThat(templates.resolve(function, new Wishes(CodeLanguage.GO, Map.of(), false)))
                .isEqualTo(Pipeline.STANDARD);
    }

    @Test
    void aTemplateBecomesAPipelineWithItsParameters() {
        var pipeline = templates.resolve(
                TemplateYaml.parse(OWN), new Wishes(CodeLanguage.PYTHON, Map.of("whom", "Ann", "loud", true), false));

        assertThat(pipeline.parameters())
                .containsExactlyInAnyOrderEntriesOf(Map.of("whom", "Ann", "times", 2, "loud", true));
        var idea = pipeline.steps().getFirst();
        assertThat(idea.limits().timeout()).isEqualTo(Duration.ofSeconds(90));
        assertThat(idea.steps().getFirst().limits().optional()).isTrue();
        assertThat(pipeline.steps().get(1).enabled()).isTrue();
        var generation = pipeline.steps().get(2);
        assertThat(generation.type()).isEqualTo(StepType.CODE_GENERATION);
        assertThat(generation.wording().instructions()).isEqualTo("Greet {{whom}}.");
        assertThat(idea.wording().instructions())
                .as("a prompt says itself what to heed")
                .isNull();
    }

    @Test
    void itsConfigSaysHowManyAnswersAndHowLargeModels() {
        var config = """
                config:
                  candidates: 3
                  escalation: {enabled: true, max_model_seconds: 600, max_tokens: 50000}
                """;

        assertThat(TemplateYaml.parse(OWN + config).config())
                .containsEntry("candidates", 3)
                .containsEntry("escalation", Map.of("enabled", true, "max_model_seconds", 600, "max_tokens", 50_000));
        assertThatExceptionOfType(TemplateException.Invalid.class)
                .isThrownBy(() -> TemplateYaml.parse(OWN + "config: {escalation: {max_tokens: -1}}\n"))
                .satisfies(refused -> assertThat(refused.flaws())
                        .extracting(Flaw::place)
                        .containsExactly("config.escalation.max_tokens"));
    }

    @Test
    void enabledIsDecidedByTheParameters() {
        var pipeline = templates.resolve(
                TemplateYaml.parse(OWN), new Wishes(CodeLanguage.PYTHON, Map.of("whom", "Ann"), false));

        assertThat(pipeline.steps().get(1).enabled()).isFalse();
    }

    @Test
    void whatARequestLacksIsNamedFieldByField() {
        var wishes = new Wishes(CodeLanguage.GO, Map.of("times", "three", "extra", 1), false);

        assertThatExceptionOfType(TemplateException.Unfit.class)
                .isThrownBy(() -> templates.resolve(TemplateYaml.parse(OWN), wishes))
                .satisfies(unfit -> assertThat(unfit.flaws())
                        .extracting(Flaw::place)
                        .containsExactlyInAnyOrder(
                                "parameters.whom", "parameters.times", "parameters.extra", "config.project.language"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'whom}} {{times'        | 'whom}} {{time'           | steps[0].prompt
            'enabled: parameters.loud' | 'enabled: "parameters.("' | steps[1].enabled
            'steps.idea'            | 'steps.later'             | steps[0].steps[0].prompt
            'id: refine'            | 'id: idea'                | steps[0].steps[0].id
            'default: 2'            | 'default: two'            | parameters[1].default
            'name: times'           | 'name: whom'              | parameters[1].name
            'name: loud'            | 'name: files'             | parameters[2].name
            'type: code_analysis}'  | 'type: code_validation}'  | steps
            'rounds: 1'             | 'rounds: 9'               | steps[4].rounds
            'timeout: 90s'          | 'timeout: soon'           | steps[0].timeout
            'type: boolean'         | 'type: maybe'             | parameters[2].type
            'prompt: Louder'        | 'command: ls'             | steps[1]
            'title: Greeting'       | 'tittle: Greeting'        | ''
            """)
    void eachFlawIsNamedByItsPlace(String right, String wrong, String place) {
        assertThat(OWN).contains(right);
        var text = OWN.replace(right, wrong);

        assertThatExceptionOfType(TemplateException.Invalid.class)
                .isThrownBy(() -> TemplateYaml.parse(text))
                .satisfies(invalid ->
                        assertThat(invalid.flaws()).extracting(Flaw::place).contains(place));
    }

    static Stream<Arguments> senselessSteps() {
        var asking = "{id: %s, type: prompt, prompt: Hm}";
        var ten = asking.formatted("s1");
        for (int depth = 2; depth <= 10; depth++) {
            ten = "{id: s%d, type: prompt, prompt: Hm, steps: [%s]}".formatted(depth, ten);
        }
        var eleven = "{id: s11, type: prompt, prompt: Hm, steps: [%s]}".formatted(ten);
        var fifty =
                IntStream.range(0, 50).mapToObj(i -> asking.formatted("n" + i)).collect(joining(", "));
        var fortyEight =
                IntStream.range(0, 48).mapToObj(i -> asking.formatted("m" + i)).collect(joining(", "));
        var repaired = "{id: a, type: code_analysis}, {id: i, type: code_improvement}, ";
        return Stream.of(
                arguments(ten, null),
                arguments(eleven, "nested deeper than 10 levels"),
                arguments(nesting(fortyEight, fifty), null),
                arguments(nesting(fortyEight + ", " + asking.formatted("more"), fifty), "more than 100"),
                arguments(repaired + "{id: v, type: code_validation}", null),
                arguments(
                        repaired + repaired.replace(": a,", ": b,").replace(": i,", ": j,"),
                        "more than one code_improvement"),
                arguments(repaired + "{id: g, type: code_generation}", "behind the code_improvement"),
                arguments(repaired + "{id: t, type: test_generation}", "behind the code_improvement"));
    }

    private static String nesting(String first, String second) {
        return "{id: a, type: prompt, prompt: Hm, steps: [%s]}, {id: b, type: prompt, prompt: Hm, steps: [%s]}"
                .formatted(first, second);
    }

    /** @param fault what is said of the steps, or null when they make sense */
    @ParameterizedTest
    @MethodSource("senselessSteps")
    void stepsAreFewFlatAndInAnOrderThatMakesSense(String steps, @Nullable String fault) {
        var text = "name: own\ntitle: Own\ndescription: Own.\nsteps: [%s]\n".formatted(steps);

        if (fault == null) {
            assertThat(faults(text)).isEmpty();
        } else {
            assertThat(faults(text)).contains(fault).hasLineCount(1);
        }
    }

    @Test
    void anExampleBringsWhatARequestMustBring() {
        var text = OWN + "examples:\n  - {description: Hello, language: python, parameters: {%s}}\n";

        assertThat(faults(text.formatted("whom: Ann"))).isEmpty();
        assertThat(faults(text.formatted("times: 1"))).isEqualTo("examples[0].parameters.whom is missing");
    }

    private static String faults(String text) {
        try {
            TemplateYaml.parse(text);
            return "";
        } catch (TemplateException.Invalid e) {
            return e.flaws().stream()
                    .map(flaw -> flaw.place() + " " + flaw.message())
                    .collect(joining("\n"));
        }
    }

    @Test
    void textThatIsNoYamlIsRefused() {
        assertThatExceptionOfType(TemplateException.Invalid.class).isThrownBy(() -> TemplateYaml.parse("a: [b"));
        assertThatExceptionOfType(TemplateException.Invalid.class).isThrownBy(() -> TemplateYaml.parse(""));
        assertThatExceptionOfType(TemplateException.Invalid.class)
                .isThrownBy(() -> TemplateYaml.parse("x".repeat(TemplateYaml.LONGEST + 1)));
    }

    @Test
    void valuesAreCheckedByTheirTypes() {
        var check = ParameterCheck.of(TemplateYaml.parse(OWN), Map.of("whom", List.of("Ann"), "times", 1.5));

        assertThat(check.isValid()).isFalse();
        assertThat(check.invalid()).extracting(ParameterCheck.Invalid::name).containsExactly("whom", "times");
    }
}
