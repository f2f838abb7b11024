package dev.codefactory.bench.headline;

import dev.codefactory.bench.recorded.RecordedAnswer;
import dev.codefactory.llm.LlmCall;
import dev.codefactory.llm.LlmGateway;
import dev.codefactory.pipeline.ScriptedGateway;
import dev.codefactory.prompt.PromptCatalog;
import dev.codefactory.prompt.text.ShippedPrompts;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A model that says recorded answers one after the other, each time it is asked for code; after the last one it repeats itself. */
final class AnswersInTurn {

    private static final JsonMapper JSON = new JsonMapper();

    private final PromptCatalog shipped = new ShippedPrompts()::render;
    private final ScriptedGateway gateway = new ScriptedGateway();
    private final List<RecordedAnswer> answers;
    private String prompt = "";
    private int said;

    AnswersInTurn(List<RecordedAnswer> answers) {
        this.answers = answers;
        gateway.script(call -> ScriptedGateway.completed(answer(call)));
    }

    LlmGateway gateway() {
        return gateway;
    }

    /** The shipped prompts; which one is asked by tells what kind of answer is wanted. */
    PromptCatalog prompts() {
        return (name, execution, values) -> {
            prompt = name.step();
            return shipped.render(name, execution, values);
        };
    }

    /** How often it was asked, for whatever. */
    int calls() {
        return gateway.calls().size();
    }

    private String answer(LlmCall call) {
        return switch (prompt) {
            case "nlp_analysis" -> asItWasPosted(call.subject().request());
            case "test_generation" -> "No tests were recorded.";
            case "code_generation", "code_improvement" ->
                answers.get(Math.min(said++, answers.size() - 1)).text();
            default -> throw new IllegalStateException("nobody has recorded answers to " + prompt);
        };
    }

    private static String asItWasPosted(String request) {
        var none = List.of();
        return JSON.writeValueAsString(Map.of(
                "summary", request,
                "functional", none,
                "non_functional", none,
                "constraints", none,
                "edge_cases", none,
                "acceptance_criteria", none));
    }
}
