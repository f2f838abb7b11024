package dev.codefactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.codefactory.standin.OllamaStandIn;
import dev.codefactory.standin.model.ChatRequest;
import dev.codefactory.standin.model.Fault;
import dev.codefactory.standin.model.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The promise the whole design rests on: what was accepted is finished, even when the process is killed in the middle of it. */
class CrashRecoveryTests {

    private static final String REQUIREMENTS = """
            {"summary": "Add two numbers", "functional": ["add(a, b) returns the sum"], "non_functional": [],
             "constraints": [], "edge_cases": [], "acceptance_criteria": []}
            """;
    private static final String CODE = "def add(a, b):\n    return a + b\n";

    /** For machines that do something else as well; it takes seconds where nothing else runs. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path directory;

    final AtomicBoolean stalls = new AtomicBoolean(true);

    @Test
    void finishesAfterItWasKilledInTheMiddleOfAModelCall() throws Exception {
        try (var ollama = OllamaStandIn.start()) {
            ollama.model("qwen2.5-coder:7b").replyWith(this::reply);
            try (var service = ServiceProcess.start(directory, ollama.url())) {
                var execution = "/api/v1/executions/"
                        + service.post("/api/v1/generate", """
                                {"template_type": "function", "description": "a function add(a, b) that adds two numbers"}
                                """)
                                .get("execution_id")
                                .asString();
                await().atMost(PATIENCE).until(() -> chats(ollama, false) == 1);

                service.kill();
                stalls.set(false);
                service.startAgain();

                await().atMost(PATIENCE)
                        .until(() -> service.get(execution).get("finished_at").isString());
                assertThat(service.get(execution).get("status").asString()).startsWith("completed");
                assertThat(service.text(execution + "/files/solution.py")).isEqualTo(CODE);
                assertEachStepIsRecordedOnce(service.get(execution + "/steps").get("items"));
                assertThat(chats(ollama, true))
                        .as("a finished step is not run again")
                        .isOne();
            }
        }
    }

    private Reply reply(ChatRequest request) {
        if (request.format() != null) {
            return Reply.text(REQUIREMENTS);
        }
        var code = Reply.text("solution.py\n```python\n" + CODE + "```\n");
        return stalls.get() ? code.with(Fault.stallAfter(3)) : code;
    }

    /** How often the model was asked for JSON, or for code. */
    private static long chats(OllamaStandIn ollama, boolean json) {
        return ollama.ledger().of("/api/chat").stream()
                .filter(visit -> visit.json().path("format").isObject() == json)
                .count();
    }

    private static void assertEachStepIsRecordedOnce(JsonNode steps) {
        assertThat(steps)
                .extracting(
                        step -> step.get("type").asString() + step.get("round").asInt())
                .doesNotHaveDuplicates()
                .startsWith("nlp_analysis0", "code_generation0", "code_analysis0")
                .endsWith("code_validation0");
        assertThat(steps).extracting(step -> step.get("status").asString()).isSubsetOf("completed", "skipped");
        assertThat(steps.get(0).get("attempt").asInt()).isOne();
        assertThat(steps.get(1).get("attempt").asInt()).isEqualTo(2);
    }
}
