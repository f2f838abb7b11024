package dev.codefactory.llm.ollama;

import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.llm.answer.AnswerSchema;
import dev.codefactory.llm.answer.AnswerText;
import dev.codefactory.llm.host.ModelHosts;
import dev.codefactory.llm.http.CallFailure;
import dev.codefactory.llm.registry.ModelProbe;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tries models on Ollama's own terms, beside the rules that hold for calls. */
@Component
final class OllamaProbe implements ModelProbe {

    private static final JsonMapper JSON = new JsonMapper();

    private final ModelHosts<OllamaHost> hosts;
    private final OllamaProperties properties;

    OllamaProbe(OllamaGateway gateway, OllamaProperties properties) {
        this.hosts = gateway.servers();
        this.properties = properties;
    }

    @Override
    public List<Integer> windows() {
        return properties.windows();
    }

    @Override
    public Answer ask(Question question) throws InterruptedException {
        var begun = System.nanoTime();
        var host = hosts.byId(question.host());
        if (host.isEmpty()) {
            return new Answer.Missing(Reason.UNREACHABLE, "there is no host " + question.host());
        }
        try (var _ = host.get().lane(question.model()).enter(question.limit())) {
            var left = question.limit().minusNanos(System.nanoTime() - begun);
            if (!left.isPositive()) {
                return new Answer.Missing(Reason.TIMEOUT_TOTAL, "no time was left when the model had a free slot");
            }
            return answer(question, host.get(), left);
        } catch (CallFailure failure) {
            return new Answer.Missing(failure.reason(), AnswerText.clean(failure.detail()));
        }
    }

    private Answer answer(Question question, OllamaHost host, Duration limit) throws InterruptedException {
        var schema = question.schema() == null ? null : new AnswerSchema(question.schema());
        var text = new StringBuilder();
        var thinking = new StringBuilder();
        var done = host.api().chat(body(question, schema), question.model(), limit, chunk -> {
            text.append(chunk.path("message").path("content").asString(""));
            thinking.append(chunk.path("message").path("thinking").asString(""));
        });
        return new Answer.Given(
                AnswerText.clean(text.toString()),
                AnswerText.clean(thinking.toString()),
                schema == null ? null : problems(schema, text.toString()),
                done.path("done_reason").asString("").equals("length"),
                done.path("prompt_eval_count").asInt(0),
                done.path("eval_count").asInt(0),
                time(done, "load_duration"),
                time(done, "prompt_eval_duration"),
                time(done, "eval_duration"));
    }

    private ObjectNode body(Question question, @Nullable AnswerSchema schema) {
        var body = JSON.createObjectNode()
                .put("model", question.model())
                .put("stream", true)
                .put("truncate", false)
                .put("shift", false)
                .put("keep_alive", properties.keepAlive().matches("-?\\d+") ? "5m" : properties.keepAlive());
        switch (question.thinking()) {
            case OFF -> body.put("think", false);
            case ON -> body.put("think", true);
            case LOW -> body.put("think", "low");
            case UNSAID -> {}
        }
        var messages = body.putArray("messages");
        if (schema != null) {
            messages.addObject().put("role", "system").put("content", schema.prompt());
            if (question.enforced()) {
                body.set("format", JSON.readTree(schema.json()));
            }
        }
        messages.addObject().put("role", "user").put("content", question.prompt());
        body.putObject("options")
                .put("temperature", 0)
                .put("seed", 1)
                .put("num_ctx", question.window())
                .put("num_predict", question.maxTokens());
        return body;
    }

    private static List<String> problems(AnswerSchema schema, String text) {
        return switch (schema.check(text)) {
            case AnswerSchema.Check.Valid _ -> List.of();
            case AnswerSchema.Check.Invalid(var problems) -> problems;
        };
    }

    private static Duration time(JsonNode done, String field) {
        return Duration.ofNanos(done.path(field).asLong(0));
    }
}
