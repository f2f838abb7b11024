package dev.codefactory.llm.ollama;

import static dev.codefactory.llm.LlmCalls.asking;
import static dev.codefactory.llm.LlmCalls.askingForJson;
import static dev.codefactory.llm.LlmCalls.askingModel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.llm.LlmOutcome;
import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.llm.LlmProgress;
import dev.codefactory.llm.LlmReply;
import dev.codefactory.standin.OllamaStandIn;
import dev.codefactory.standin.model.Fault;
import dev.codefactory.standin.model.Reply;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OllamaGatewayTests {

    static final String MODEL = "qwen2.5-coder:7b";
    static final Map<String, Object> SCHEMA = Map.of(
            "type",
            "object",
            "properties",
            Map.of("summary", Map.of("type", "string", "maxLength", 20)),
            "required",
            List.of("summary"),
            "additionalProperties",
            false);

    final OllamaStandIn standIn = OllamaStandIn.start();
    final OllamaGateway gateway = new OllamaGateway(
            OllamaGateways.properties(standIn.url(), Map.of("models.code", MODEL + ",spare:1b")), Clock.systemUTC());

    @AfterEach
    void stop() {
        gateway.close();
        standIn.close();
    }

    @Test
    void leavesNothingToTheServerThatDecidesHowMuchIsRead() {
        standIn.model(MODEL).replies("done");

        gateway.ask(asking("hello"), LlmProgress.NONE);

        var body = standIn.ledger().last("/api/chat").json();
        assertThat(body.path("truncate").asBoolean(true)).isFalse();
        assertThat(body.path("shift").asBoolean(true)).isFalse();
        assertThat(body.path("think").asBoolean(true)).isFalse();
        assertThat(body.path("keep_alive").asString()).isEqualTo("5m");
        var options = body.path("options");
        assertThat(options.path("num_ctx").asInt()).isEqualTo(8192);
        assertThat(options.path("num_predict").asInt()).isEqualTo(512);
        assertThat(options.path("seed").isInt()).isTrue();
        assertThat(options.has("stop")).isFalse();
    }

    @Test
    void aReplyTellsTheOptionsItWasAskedWith() {
        standIn.model(MODEL).replies("done");
        var call = asking("hello");

        var outcome = gateway.ask(call, LlmProgress.NONE);

        var expected = new HashMap<>(Map.of("temperature", 0.2));
        expected.putAll(call.sampling());
        assertThat(((LlmOutcome.Completed) outcome).reply().sampling()).isEqualTo(expected);
        assertThat(standIn.ledger()
                        .last("/api/chat")
                        .json()
                        .path("options")
                        .path("temperature")
                        .asDouble())
                .isEqualTo(expected.get("temperature"));
    }

    @Test
    void aWindowGrowsWithThePromptAndStaysGrown() {
        standIn.model(MODEL).replies("done");

        gateway.ask(asking("some words ".repeat(4_000)), LlmProgress.NONE);
        gateway.ask(asking("hello"), LlmProgress.NONE);

        assertThat(standIn.ledger().of("/api/chat"))
                .extracting(
                        visit -> visit.json().path("options").path("num_ctx").asInt())
                .containsExactly(16_384, 16_384);
    }

    @Test
    void aPromptNoWindowHoldsIsNotSent() {
        standIn.model(MODEL).replies("done");

        var failed = failed(gateway.ask(asking("some words ".repeat(40_000)), LlmProgress.NONE));

        assertThat(failed.reason()).isEqualTo(Reason.CONTEXT_OVERFLOW);
        assertThat(standIn.ledger().of("/api/chat")).isEmpty();
    }

    @Test
    void aServerThatCountsMoreGetsALargerWindow() {
        standIn.model(MODEL).replies("done").knobs(knobs -> knobs.charsPerToken(1));

        gateway.ask(asking("somewords ".repeat(1_200)), LlmProgress.NONE);

        assertThat(standIn.ledger().of("/api/chat"))
                .extracting(
                        visit -> visit.json().path("options").path("num_ctx").asInt())
                .containsExactly(8192, 16_384);
    }

    @Test
    void anAnswerThatReachesItsLimitIsTruncated() {
        standIn.model(MODEL).replies(Reply.text("def f(").cutOff());

        assertThat(gateway.ask(asking("write f"), LlmProgress.NONE)).isInstanceOf(LlmOutcome.Truncated.class);
    }

    @Test
    void aMissingModelIsReplacedByTheNextOfItsRole() {
        standIn.model("spare:1b").replies("from the spare");

        var reply = completed(gateway.ask(asking("write f"), LlmProgress.NONE));

        assertThat(reply.source().model()).isEqualTo("spare:1b");
        assertThat(reply.source().digest()).isNotBlank();
    }

    @Test
    void aModelThatDoesNotFitIsReplacedByTheNextOfItsRole() {
        standIn.model(MODEL).fault(Fault.outOfMemory());
        standIn.model("spare:1b").replies("from the spare");

        assertThat(completed(gateway.ask(asking("write f"), LlmProgress.NONE)).text())
                .isEqualTo("from the spare");
    }

    @Test
    void missingModelsComeWithTheCommandThatGetsThem() {
        var failed = failed(gateway.ask(askingModel("codellama:13b", "write f"), LlmProgress.NONE));

        assertThat(failed.reason()).isEqualTo(Reason.MODEL_MISSING);
        assertThat(failed.detail()).contains("ollama pull codellama:13b");
    }

    @Test
    void modelsOnOtherComputersAreRefused() {
        standIn.model("gpt-oss:120b-cloud").replies("from far away");

        var failed = failed(gateway.ask(askingModel("gpt-oss:120b-cloud", "write f"), LlmProgress.NONE));

        assertThat(failed.reason()).isEqualTo(Reason.REJECTED);
        assertThat(standIn.ledger().of("/api/chat")).isEmpty();
    }

    @Test
    void jsonIsTakenOutOfWhatSurroundsIt() {
        standIn.model(MODEL)
                .knobs(knobs -> knobs.honoursFormat(false))
                .replies("Sure!\n```json\n{\"summary\": \"ok\"}\n```");

        var reply = completed(gateway.ask(askingForJson("sum up", SCHEMA), LlmProgress.NONE));

        assertThat(reply.text()).isEqualTo("{\"summary\":\"ok\"}");
        var body = standIn.ledger().last("/api/chat").json();
        assertThat(body.path("format").path("required").path(0).asString()).isEqualTo("summary");
        assertThat(body.path("messages").path(0).path("content").asString()).contains("\"maxLength\":20");
    }

    @Test
    void wrongJsonIsMendedOnce() {
        standIn.model(MODEL)
                .knobs(knobs -> knobs.honoursFormat(false))
                .replies("{\"summary\": 5}", "{\"summary\": \"mended\"}");

        assertThat(completed(gateway.ask(askingForJson("sum up", SCHEMA), LlmProgress.NONE))
                        .text())
                .isEqualTo("{\"summary\":\"mended\"}");
        assertThat(standIn.ledger().of("/api/chat")).hasSize(2);
    }

    @Test
    void jsonThatStaysWrongIsMalformed() {
        standIn.model(MODEL)
                .knobs(knobs -> knobs.honoursFormat(false))
                .replies("{\"summary\": \"far longer than twenty characters\"}");

        var failed = failed(gateway.ask(askingForJson("sum up", SCHEMA), LlmProgress.NONE));

        assertThat(failed.reason()).isEqualTo(Reason.MALFORMED);
        assertThat(failed.detail()).contains("summary");
        assertThat(standIn.ledger().of("/api/chat")).hasSize(2);
    }

    @Test
    void whatCannotBeStoredIsReplaced() {
        standIn.model(MODEL).replies("a\u0000b");

        assertThat(completed(gateway.ask(asking("write f"), LlmProgress.NONE)).text())
                .isEqualTo("a\uFFFDb");
    }

    @Test
    void aModelIsAskedOneThingAtATime() {
        standIn.model(MODEL).replies("done").knobs(knobs -> knobs.slots(8).msPerToken(5));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 8).forEach(_ -> threads.execute(() -> gateway.ask(asking("write f"), LlmProgress.NONE)));
        }

        assertThat(standIn.ledger().of("/api/chat")).hasSize(8);
        assertThat(standIn.counts().maxInFlight()).isEqualTo(1);
    }

    private static LlmReply completed(LlmOutcome outcome) {
        assertThat(outcome).isInstanceOf(LlmOutcome.Completed.class);
        return ((LlmOutcome.Completed) outcome).reply();
    }

    private static LlmOutcome.Failed failed(LlmOutcome outcome) {
        assertThat(outcome).isInstanceOf(LlmOutcome.Failed.class);
        return (LlmOutcome.Failed) outcome;
    }
}
