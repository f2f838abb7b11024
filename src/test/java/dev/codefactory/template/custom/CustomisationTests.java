package dev.codefactory.template.custom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.codefactory.template.TemplateException;
import dev.codefactory.template.TemplateStep;
import dev.codefactory.template.TemplateYaml;
import dev.codefactory.template.custom.Conflict.Kind;
import dev.codefactory.template.custom.Customisation.Merged;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class CustomisationTests {

    private static final String BASE = """
            name: review
            version: 3
            title: Review
            description: Writes and reviews.
            parameters:
              - {name: focus, type: string, default: errors}
              - {name: depth, type: integer, default: 1}
            instructions: Be brief.
            config:
              testing: {test_coverage_target: 0.8}
              repair: {max_rounds: 2}
            steps:
              - id: idea
                type: prompt
                prompt: "What about {{focus}}?"
                timeout: 90s
                steps:
                  - {id: refine, type: prompt, prompt: "Better than {{steps.idea}}?", input: {a: request, b: language}}
              - {id: code_generation, type: code_generation}
              - {id: code_analysis, type: code_analysis}
              - {id: code_improvement, type: code_improvement, rounds: 2}
              - {id: code_validation, type: code_validation}
            """;

    private static Customisation changing(String changes) {
        return new Customisation("mine", BASE, (ObjectNode) JsonMapper.shared().readTree(changes.replace('\'', '"')));
    }

    private static List<String> ids(Merged merged) {
        return Objects.requireNonNull(merged.template()).steps().stream()
                .map(TemplateStep::id)
                .toList();
    }

    @Test
    void changesEveryKindOfPlaceAndLeavesTheRest() {
        var merged = changing("""
                {'title': 'Mine', 'instructions': null,
                 'config': {'testing': {'test_coverage_target': 0.9}, 'security': {'rate_limiting': true}},
                 'parameters': {'focus': {'default': 'speed'}, 'depth': null, 'tone': {'type': 'string', 'default': 'dry'}},
                 'steps': {'idea': {'timeout': '5m'},
                           'idea/refine': {'prompt': 'Again: {{steps.idea}}', 'optional': true, 'input': {'a': null}},
                           'code_improvement': {'rounds': 4},
                           'code_validation': {'enabled': false}}}
                """).apply();

        var template = Objects.requireNonNull(merged.template());
        assertThat(template.name()).isEqualTo("mine");
        assertThat(template.title()).isEqualTo("Mine");
        assertThat(template.description()).isEqualTo("Writes and reviews.");
        assertThat(template.instructions()).isNull();
        assertThat(template.config())
                .containsEntry("testing", Map.of("test_coverage_target", 0.9))
                .containsEntry("repair", Map.of("max_rounds", 2))
                .containsEntry("security", Map.of("rate_limiting", true));
        assertThat(template.parameters())
                .extracting(parameter -> parameter.name() + "=" + parameter.defaultValue())
                .containsExactly("focus=speed", "tone=dry");
        var idea = template.steps().getFirst();
        assertThat(idea.timeout()).isEqualTo("5m");
        assertThat(idea.prompt()).isEqualTo("What about {{focus}}?");
        assertThat(idea.steps().getFirst().optional()).isTrue();
        assertThat(idea.steps().getFirst().input()).containsOnlyKeys("b");
        assertThat(template.steps().get(3).rounds()).isEqualTo(4);
        assertThat(template.steps().get(4).enabled()).isEqualTo(false);
        assertThat(TemplateYaml.parse(merged.yaml())).isEqualTo(template);
    }

    @Test
    void addsAndRemovesSteps() {
        var merged = changing("""
                {'steps': {'look': {'type': 'approval', 'after': 'code_generation'},
                           'again': {'type': 'approval', 'after': 'look'},
                           'first': {'type': 'prompt', 'prompt': 'Hm?', 'before': 'idea'},
                           'idea/last': {'type': 'prompt', 'prompt': 'Done?'},
                           'code_validation': null}}
                """).apply();

        assertThat(ids(merged))
                .containsExactly(
                        "first", "idea", "code_generation", "look", "again", "code_analysis", "code_improvement");
        assertThat(Objects.requireNonNull(merged.template()).steps().get(1).steps())
                .extracting(TemplateStep::id)
                .containsExactly("refine", "last");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'name': 'x'}                                            | changes.name",
                "{'steps': {'nowhere': {'rounds': 3}}}                    | changes.steps.nowhere",
                "{'steps': {'nowhere': null}}                             | changes.steps.nowhere",
                "{'steps': {'idea/x/y': {'type': 'approval'}}}            | changes.steps.idea/x/y",
                "{'steps': {'x': {'type': 'approval', 'after': 'y'}}}     | changes.steps.x",
                "{'steps': {'idea': {'type': 'approval'}}}                | changes.steps.idea.type",
                "{'steps': {'idea': {'steps': []}}}                       | changes.steps.idea.steps",
                "{'steps': {'idea': 1}}                                   | changes.steps.idea",
                "{'steps': []}                                            | changes.steps",
                "{'parameters': {'none': null}}                           | changes.parameters.none",
                "{'config': {'models': {'code': 'x'}}}                    | config",
                "{'steps': {'code_improvement': {'rounds': 99}}}          | steps[3].rounds",
                "{'parameters': {'focus': null}}                          | steps[0].prompt",
            })
    void whatFitsNowhereIsRefusedByItsPlace(String changes, String place) {
        var customisation = changing(changes);

        assertThatExceptionOfType(TemplateException.Invalid.class)
                .isThrownBy(customisation::apply)
                .satisfies(refused -> assertThat(refused.flaws())
                        .extracting(TemplateYaml.Flaw::place)
                        .contains(place));
    }

    @Test
    void isAppliedAnewToWhatAnotherReleaseChangedElsewhere() {
        var newer = BASE.replace("version: 3", "version: 4")
                .replace("Be brief.", "Be thorough.")
                .replace("timeout: 90s", "timeout: 120s")
                .replace(
                        "  - {id: code_analysis",
                        "  - {id: plan, type: prompt, prompt: Plan., output: p}\n  - {id: code_analysis");

        var merged = changing("""
                {'config': {'testing': {'test_coverage_target': 0.9}},
                 'steps': {'idea': {'prompt': 'And {{depth}}?'}, 'code_improvement': {'rounds': 4}, 'code_validation': null}}
                """).onto(newer);

        assertThat(merged.conflicts()).isEmpty();
        var template = Objects.requireNonNull(merged.template());
        assertThat(template.instructions()).isEqualTo("Be thorough.");
        assertThat(template.steps().getFirst().prompt()).isEqualTo("And {{depth}}?");
        assertThat(template.steps().getFirst().timeout()).isEqualTo("120s");
        assertThat(ids(merged)).containsExactly("idea", "code_generation", "plan", "code_analysis", "code_improvement");
    }

    @Test
    void theSameChangeOnBothSidesIsNoConflict() {
        var newer = BASE.replace("rounds: 2}\n  - {id: code_v", "rounds: 4}\n  - {id: code_v")
                .replace("Be brief.", "Be kind.")
                .replace("  - {id: code_validation, type: code_validation}\n", "  - {id: look, type: approval}\n");

        var merged = changing("""
                {'instructions': 'Be kind.',
                 'steps': {'code_improvement': {'rounds': 4}, 'code_validation': null, 'look': {'type': 'approval'}}}
                """).onto(newer);

        assertThat(merged.conflicts()).isEmpty();
        assertThat(ids(merged)).containsExactly("idea", "code_generation", "code_analysis", "code_improvement", "look");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // changes | what the newer release reads | instead | conflict
                "{'instructions': 'Be kind.'}                   | Be brief. | Be bold. | instructions changed",
                "{'steps': {'code_improvement': {'rounds': 4}}} | rounds: 2} | rounds: 3} | steps.code_improvement.rounds changed",
                "{'steps': {'code_improvement': {'rounds': 4}}} | id: code_improvement | id: improve | steps.code_improvement.rounds vanished",
                "{'steps': {'idea/refine': {'optional': true}}} | id: refine | id: polish | steps.idea/refine.optional vanished",
                "{'steps': {'idea': null}}                      | timeout: 90s | timeout: 60s | steps.idea changed",
                "{'steps': {'look': {'type': 'approval', 'after': 'code_analysis'}}} | id: code_analysis | id: analyse | steps.look vanished",
                "{'steps': {'look': {'type': 'approval'}}} | {id: code_validation, type: code_validation} | {id: look, type: code_validation} | steps.look changed",
                "{'parameters': {'depth': {'default': 3}}}      | default: 1 | default: 2 | parameters.depth.default changed",
                "{'config': {'repair': {'max_rounds': 5}}}      | max_rounds: 2 | max_rounds: 3 | config.repair.max_rounds changed",
                "{'steps': {'code_generation': {'instructions': 'Mind {{depth}}.'}}} | name: depth | name: deep | steps[1].instructions invalid",
            })
    void whatCannotBeAppliedIsAConflictByItsPlace(String changes, String read, String instead, String conflict) {
        assertThat(BASE).contains(read);

        var merged = changing(changes).onto(BASE.replace(read, instead));

        assertThat(merged.template()).isNull();
        assertThat(merged.conflicts())
                .extracting(found -> found.place() + " " + found.kind())
                .containsExactly(conflict);
    }

    @Test
    void aConflictShowsAllThreeSides() {
        var conflict = changing("{'instructions': 'Be kind.'}")
                .onto(BASE.replace("Be brief.", "Be bold."))
                .conflicts()
                .getFirst();

        assertThat(conflict.kind()).isEqualTo(Kind.CHANGED);
        assertThat(List.of(
                        Objects.requireNonNull(conflict.base()).asString(),
                        Objects.requireNonNull(conflict.yours()).asString(),
                        Objects.requireNonNull(conflict.builtIn()).asString()))
                .containsExactly("Be brief.", "Be kind.", "Be bold.");
    }
}
