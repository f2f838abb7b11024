package dev.codefactory.model.probe;

import dev.codefactory.llm.registry.ModelProbe.Answer;
import dev.codefactory.llm.registry.ModelTraits.Traits;
import dev.codefactory.model.probe.ProbeResult.Outcome;
import java.util.List;
import java.util.Map;

/** Whether its JSON follows a schema, when the host enforces it and when only the prompt tells of it. */
final class JsonProbe implements Probe {

    private static final Map<String, Object> TEXT = Map.of("type", "string");

    private static final Map<String, Object> SCHEMA = Map.of(
            "type",
            "object",
            "additionalProperties",
            false,
            "required",
            List.of("title", "priority", "steps"),
            "properties",
            Map.of(
                    "title", TEXT,
                    "priority", Map.of("type", "string", "enum", List.of("low", "medium", "high")),
                    "steps", Map.of("type", "array", "items", TEXT, "minItems", 2)));

    @Override
    public String name() {
        return "json_schema";
    }

    @Override
    public Found run(Interview interview, Traits known) throws InterruptedException {
        var enforced = problems(interview, true);
        var told = problems(interview, false);
        var byPromptOnly = !enforced.isEmpty() && told.isEmpty();
        var figures = Map.<String, Object>of(
                "schema_enforced",
                enforced.isEmpty(),
                "schema_in_prompt",
                told.isEmpty(),
                "asked_by",
                byPromptOnly ? "prompt" : "schema");
        var traits = new Traits(known.windowCap(), known.thinking(), byPromptOnly);
        if (enforced.isEmpty()) {
            return new Found(Outcome.PASSED, "JSON follows the schema", figures, traits);
        }
        return byPromptOnly
                ? new Found(Outcome.PASSED, "JSON follows the schema only when it is not enforced", figures, traits)
                : new Found(Outcome.FAILED, String.join("; ", enforced), figures, traits);
    }

    private static List<String> problems(Interview interview, boolean enforced) throws InterruptedException {
        var question = interview.asking("Plan how to move a small shop to another town, in at least two steps.", 512);
        return switch (interview.ask(question.forJson(SCHEMA, enforced))) {
            case Answer.Given given -> given.json() == null ? List.of("the answer was not read as JSON") : given.json();
            case Answer.Missing(var reason, var detail) -> List.of("%s: %s".formatted(reason.id(), detail));
        };
    }
}
