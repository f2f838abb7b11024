package dev.codefactory.llm.openai;

import static dev.codefactory.llm.LlmCalls.asking;
import static dev.codefactory.llm.LlmCalls.askingForJson;
import static dev.codefactory.llm.LlmCalls.askingHost;
import static dev.codefactory.llm.LlmCalls.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.codefactory.llm.LlmCall;
import dev.codefactory.llm.LlmHost;
import dev.codefactory.llm.LlmOutcome;
import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.llm.LlmProgress;
import dev.codefactory.llm.LlmReply;
import dev.codefactory.llm.ModelRole;
import dev.codefactory.standin.model.Content;
import dev.codefactory.standin.model.Fault;
import dev.codefactory.standin.model.Reply;
import dev.codefactory.standin.openai.Flavour;
import dev.codefactory.standin.openai.OpenAiStandIn;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OpenAiGatewayTests {

    static final String MODEL = "qwen2.5-coder-7b";
    static final String CHAT = "/v1/chat/completions";
    static final Map<String, Object> SCHEMA = Map.of(
            "type", "object",
            "properties", Map.of("colour", Map.of("enum", List.of("red", "green")), "note", Map.of("type", "string")),
            "required", List.of("colour"));

    OpenAiStandIn standIn = OpenAiStandIn.start(Flavour.LLAMA_CPP);
    OpenAiGateway gateway = OpenAiGateways.of(standIn, Map.of());

    @AfterEach
    void stop() {
        gateway.close();
        standIn.close();
    }

    @Test
    void leavesNothingThatMattersToTheServer() {
        load(Flavour.LLAMA_CPP, Map.of());
        var asked = asking("write f");
        var sampling = Map.of("seed", 7.0, "top_k", 40.0, "repeat_penalty", 1.1);

        reply(new LlmCall(
                asked.role(), null, null, asked.system(), asked.user(), null, 300, sampling, asked.subject(), null));

        var body = standIn.ledger().last(CHAT).json();
        assertThat(body.path("model").asString()).isEqualTo(MODEL);
        assertThat(body.path("stream").asBoolean()).isTrue();
        assertThat(body.path("stream_options").path("include_usage").asBoolean())
                .isTrue();
        assertThat(body.path("max_tokens").asInt()).isEqualTo(300);
        assertThat(body.path("temperature").asDouble()).isEqualTo(0.2);
        assertThat(body.path("seed").isIntegralNumber()).isTrue();
        assertThat(body.path("top_k").isIntegralNumber()).isTrue();
        assertThat(body.path("repeat_penalty").asDouble()).isEqualTo(1.1);
        assertThat(body.path("repetition_penalty").asDouble()).isEqualTo(1.1);
        assertThat(body.path("messages").get(0).path("role").asString()).isEqualTo("system");
        assertThat(body.path("messages").get(1).path("content").asString()).isEqualTo("write f");
        assertThat(standIn.ledger().last(CHAT).request().header("Authorization"))
                .isNull();
    }

    @ParameterizedTest
    @EnumSource(Flavour.class)
    void sendsTheSchemaAsItIsAndSaysItInThePromptToo(Flavour flavour) {
        load(flavour, Map.of());
        standIn.model(MODEL).replies("{\"colour\": \"red\"}");

        assertThat(reply(askingForJson("which?", SCHEMA)).text()).isEqualTo("{\"colour\":\"red\"}");

        var body = standIn.ledger().last(CHAT).json();
        var format = body.path("response_format");
        assertThat(format.path("type").asString()).isEqualTo("json_schema");
        assertThat(format.path("json_schema").path("schema"))
                .isEqualTo(JsonMapper.shared().<JsonNode>valueToTree(SCHEMA));
        assertThat(format.path("json_schema").path("strict").asBoolean(false)).isFalse();
        assertThat(body.path("messages").get(0).path("content").asString()).contains("\"colour\"");
    }

    @Test
    void jsonThatIsNotAsAskedIsMendedOnce() {
        load(Flavour.LLAMA_CPP, Map.of());
        standIn.model(MODEL).knobs(knobs -> knobs.honoursFormat(false)).replies("blue", "{\"colour\": \"green\"}");

        assertThat(reply(askingForJson("which?", SCHEMA)).text()).isEqualTo("{\"colour\":\"green\"}");
        assertThat(standIn.ledger().last(CHAT).json().path("messages")).hasSize(4);

        standIn.model(MODEL).replies("blue");
        assertThat(reasonOf(gateway.ask(askingForJson("which?", SCHEMA), LlmProgress.NONE)))
                .isEqualTo(Reason.MALFORMED);
    }

    @ParameterizedTest
    @EnumSource(Flavour.class)
    void thinkingIsNoPartOfTheAnswer(Flavour flavour) {
        load(flavour, Map.of());
        standIn.model(MODEL).replies(Reply.text("def f(): ...").thinking("First this, then that."));

        var reply = reply(asking("write f"));

        assertThat(reply.text()).isEqualTo("def f(): ...");
        assertThat(reply.thinking()).isEqualTo("First this, then that.");
    }

    @Test
    void thinkingInTagsIsNoPartOfTheAnswerEither() {
        load(Flavour.LLAMA_CPP, Map.of());
        standIn.model(MODEL).replies(Content.THINK_TAGS);

        var reply = reply(asking("write f"));

        assertThat(reply.text()).isNotBlank().doesNotContain("<think>", "</think>");
        assertThat(reply.thinking()).isNotBlank();
    }

    @Test
    void anAnswerThatReachesItsLimitIsTruncated() {
        load(Flavour.LLAMA_CPP, Map.of());
        standIn.model(MODEL).replies("word ".repeat(200));

        var outcome = gateway.ask(call(null, "write f", null, 50), LlmProgress.NONE);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        LlmOutcome.Truncated.class,
                        truncated -> assertThat(truncated.reply().usage().outputTokens())
                                .isEqualTo(50));
    }

    @Test
    void anInterruptDisconnectsBeforeTheFirstByteToo() throws InterruptedException {
        load(Flavour.LLAMA_CPP, Map.of("deadlines.first-byte", "30s", "deadlines.total", "30s"));
        standIn.model(MODEL).fault(Fault.stallAfter(0));
        var caller = Thread.ofVirtual().start(() -> gateway.ask(asking("write f"), LlmProgress.NONE));
        await().until(() -> !standIn.ledger().of(CHAT).isEmpty());

        caller.interrupt();

        assertThat(caller.join(Duration.ofSeconds(2))).isTrue();
        await().atMost(Duration.ofSeconds(2))
                .until(() -> standIn.ledger().last(CHAT).untilDisconnect() != null);
    }

    @Test
    void aServerIsNotAskedEarlierThanItWants() {
        load(Flavour.VLLM, Map.of());
        standIn.model(MODEL)
                .faultsNext(new Fault.Status(429, "application/json", "{\"error\":{\"message\":\"later\"}}"));
        standIn.retryAfter(1);
        var begun = System.nanoTime();

        assertThat(reply(asking("write f")).text()).isEqualTo("done");

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aServerThatWantsToBeLeftAloneForLongIsBusy() {
        load(Flavour.VLLM, Map.of());
        standIn.model(MODEL).fault(new Fault.Status(503, "application/json", "{\"error\":{\"message\":\"later\"}}"));
        standIn.retryAfter(600);

        assertThat(reasonOf(gateway.ask(asking("write f"), LlmProgress.NONE))).isEqualTo(Reason.BUSY);
        assertThat(standIn.ledger().of(CHAT)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Flavour.class)
    void aServerThatWantsAKeyIsGivenIt(Flavour flavour) {
        load(flavour, Map.of());
        standIn.apiKey("sesame");
        assertThat(reasonOf(gateway.ask(asking("write f"), LlmProgress.NONE))).isEqualTo(Reason.REJECTED);

        gateway.close();
        gateway = OpenAiGateways.of(standIn, Map.of("hosts.box.api-key", "sesame"));
        var reply = reply(asking("write f"));

        assertThat(reply.transcript()).doesNotContain("sesame");
    }

    @Test
    void theFirstModelAnswersWhereTheSettingsNameNone() {
        load(Flavour.LM_STUDIO, Map.of());
        standIn.model("another");

        assertThat(reply(asking("write f")).source().model()).isEqualTo(MODEL);
        assertThat(gateway.modelFor(ModelRole.QA, null)).isEqualTo(MODEL);
        assertThat(gateway.status().models()).containsEntry(ModelRole.NLP, MODEL);
        // Work that was queued before anybody knew the name finds its host.
        assertThat(gateway.hosts())
                .containsExactly(new LlmHost("box", 1, Set.of(MODEL, "another", ServedModels.DEFAULT)));
    }

    @Test
    void theFirstModelIsNoneThatCannotChat() {
        standIn.close();
        standIn = OpenAiStandIn.start(Flavour.LM_STUDIO);
        standIn.model("nomic-embed-text");
        standIn.model(MODEL).replies("done").knobs(knobs -> knobs.numCtx(32_768));
        gateway = OpenAiGateways.of(standIn, Map.of());

        assertThat(reply(asking("write f")).source().model()).isEqualTo(MODEL);
    }

    @Test
    void theModelsOfARoleAreAskedInTurn() {
        load(Flavour.LM_STUDIO, Map.of("models.code", "missing," + MODEL + ",spare"));
        standIn.model("spare").replies("spare").knobs(knobs -> knobs.numCtx(32_768));
        standIn.model(MODEL).fault(Fault.neverDone());

        var reply = reply(asking("write f"));

        assertThat(reply.source()).isEqualTo(new LlmReply.ModelSource("openai", "box", "spare", null));
        assertThat(gateway.installed(ModelRole.CODE, List.of())).containsExactly(MODEL, "spare");
    }

    @Test
    void theNamedHostIsAsked() {
        load(Flavour.LLAMA_CPP, Map.of());
        try (var other = OpenAiStandIn.start(Flavour.VLLM)) {
            other.model("other").replies("other").knobs(knobs -> knobs.numCtx(32_768));
            gateway.close();
            gateway = new OpenAiGateway(
                    OpenAiGateways.properties(Map.of(
                            "hosts.box.url", standIn.url() + "/v1/",
                            "hosts.gpu.url", other.url() + "/v1")),
                    Clock.systemUTC());

            assertThat(reply(askingHost("gpu", "write f")).text()).isEqualTo("other");
            assertThat(reply(askingHost("box", "write f")).text()).isEqualTo("done");
        }
    }

    @Test
    void withoutAServerThereIsNoModel() {
        var alone = new OpenAiGateway(OpenAiGateways.properties(Map.of()), Clock.systemUTC());
        try (alone) {
            assertThat(reasonOf(alone.ask(asking("write f"), LlmProgress.NONE))).isEqualTo(Reason.NO_MODEL);
            assertThat(alone.status().usable()).isFalse();
            assertThat(alone.status().detail()).contains("codefactory.llm.openai.hosts");
            assertThat(alone.hosts()).isEmpty();
        }
    }

    private void load(Flavour flavour, Map<String, String> settings) {
        stop();
        standIn = OpenAiStandIn.start(flavour);
        standIn.model(MODEL).replies("done").knobs(knobs -> knobs.numCtx(32_768));
        gateway = OpenAiGateways.of(standIn, settings);
    }

    private LlmReply reply(LlmCall call) {
        var outcome = gateway.ask(call, LlmProgress.NONE);
        assertThat(outcome).isInstanceOf(LlmOutcome.Completed.class);
        return ((LlmOutcome.Completed) outcome).reply();
    }

    private static Reason reasonOf(LlmOutcome outcome) {
        assertThat(outcome).isInstanceOf(LlmOutcome.Failed.class);
        return ((LlmOutcome.Failed) outcome).reason();
    }
}
