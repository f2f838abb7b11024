package dev.codefactory.template;

import dev.codefactory.llm.ModelRole;
import dev.codefactory.pipeline.PipelineStep;
import dev.codefactory.pipeline.PipelineStep.Limits;
import dev.codefactory.pipeline.PipelineStep.Mapping;
import dev.codefactory.pipeline.PipelineStep.Wording;
import dev.codefactory.pipeline.StepType;
import dev.codefactory.pipeline.expression.Expressions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/** A step as a template writes it; {@code template.schema.json} says what each word means. */
public record TemplateStep(
        String id,
        StepType type,
        @Nullable Object enabled,
        @Nullable String prompt,
        @Nullable String instructions,
        @Nullable ModelRole role,
        @Nullable Map<String, Object> format,
        @Nullable String command,
        Map<String, String> input,
        @Nullable String output,
        @Nullable String expression,
        @Nullable String forEach,
        @Nullable String target,
        @Nullable Integer rounds,
        @Nullable String timeout,
        @Nullable Integer retries,
        boolean optional,
        List<TemplateStep> steps,
        List<TemplateStep> otherwise) {

    private static final Set<StepType> WRITING =
            Set.of(StepType.DESIGN, StepType.TEST_GENERATION, StepType.CODE_GENERATION, StepType.CODE_IMPROVEMENT);

    public TemplateStep {
        input = Objects.requireNonNullElse(input, Map.of());
        steps = List.copyOf(Objects.requireNonNullElse(steps, List.of()));
        otherwise = List.copyOf(Objects.requireNonNullElse(otherwise, List.of()));
    }

    /**
     * The step of a pipeline it becomes.
     *
     * @param everywhere what the template says to every step that writes, or null
     * @param data what the expressions of {@code enabled} see
     */
    PipelineStep resolve(@Nullable String everywhere, Map<String, Object> data) {
        return new PipelineStep(
                id,
                type,
                isEnabled(data),
                new Wording(prompt, heed(everywhere), role, format, command),
                new Mapping(input, output, expression, forEach, target),
                new Limits(rounds, limit(), retries, optional),
                steps.stream().map(step -> step.resolve(everywhere, data)).toList(),
                otherwise.stream().map(step -> step.resolve(everywhere, data)).toList());
    }

    boolean concernsCode() {
        return type.concernsCode()
                || Stream.concat(steps.stream(), otherwise.stream()).anyMatch(TemplateStep::concernsCode);
    }

    private boolean isEnabled(Map<String, Object> data) {
        return switch (enabled) {
            case null -> true;
            case Boolean said -> said;
            case Object asked -> Boolean.TRUE.equals(Expressions.evaluate("$boolean(" + asked + ")", data));
        };
    }

    private @Nullable String heed(@Nullable String everywhere) {
        var said = new ArrayList<String>();
        if (everywhere != null && WRITING.contains(type)) {
            said.add(everywhere.strip());
        }
        if (instructions != null) {
            said.add(instructions.strip());
        }
        return said.isEmpty() ? null : String.join("\n", said);
    }

    private @Nullable Duration limit() {
        return timeout == null ? null : DurationStyle.SIMPLE.parse(timeout);
    }
}
