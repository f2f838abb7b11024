package dev.codefactory.faults;

import dev.codefactory.standin.OllamaStandIn;
import dev.codefactory.standin.model.ChatRequest;
import dev.codefactory.standin.model.Reply;
import dev.codefactory.standin.model.StandInModel;

/** A model whose first code does not parse and whose second is right, so that an execution goes through every kind of step. */
public final class CodingModel {

    public static final String NAME = "qwen2.5-coder:7b";

    /** How often an undisturbed execution asks it: for the requirements, the code and the improvement. */
    public static final int CALLS = 3;

    static final String GOOD = "def add(a, b):\n    return a + b\n";
    private static final String BAD = "def add(a, b)  # wrong\n    return a - b\n";
    private static final String REQUIREMENTS = """
            {"summary": "Add two numbers", "functional": ["add(a, b) returns the sum"], "non_functional": [],
             "constraints": [], "edge_cases": [], "acceptance_criteria": []}
            """;

    private CodingModel() {}

    /** Installs it. */
    public static StandInModel teach(OllamaStandIn ollama) {
        return teach(ollama.model(NAME)).knobs(knobs -> knobs.slots(64));
    }

    /** Has a model of any server answer as it does. */
    public static StandInModel teach(StandInModel model) {
        return model.replyWith(CodingModel::reply);
    }

    private static Reply reply(ChatRequest request) {
        if (request.format() != null) {
            return Reply.text(REQUIREMENTS);
        }
        var code = request.text().contains("# wrong") ? GOOD : BAD;
        return Reply.text("solution.py\n```python\n" + code + "```\n");
    }
}
