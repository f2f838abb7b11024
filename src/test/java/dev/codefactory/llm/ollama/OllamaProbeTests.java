package dev.codefactory.llm.ollama;

import static dev.codefactory.llm.LlmCalls.asking;
import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.llm.LlmOutcome;
import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.llm.LlmProgress;
import dev.codefactory.llm.registry.ModelProbe.Answer;
import dev.codefactory.llm.registry.ModelProbe.Question;
import dev.codefactory.llm.registry.ModelTraits.Traits;
import dev.codefactory.llm.registry.Thinking;
import dev.codefactory.standin.OllamaStandIn;
import dev.codefactory.standin.model.Fault;
import dev.codefactory.standin.model.Reply;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What probes ask, and what calls make of what was found out. */
class OllamaProbeTests {

    static final String MODEL = "qwen2.5-coder:7b";
    static final Map<String, Object> SCHEMA =
            Map.of("type", "object", "required", List.of("a"), "properties", Map.of("a", Map.of("type", "integer")));

    final OllamaStandIn standIn = OllamaStandIn.start();
    private Traits traits = Traits.NONE;
    private @Nullable OllamaGateway open;

    @AfterEach
    void stop() {
        if (open != null) {
            open.close();
        }
        standIn.close();
    }

    @Test
    void aQuestionIsAskedExactlyAsTold() throws InterruptedException {
        standIn.model(MODEL)
                .knobs(knobs -> knobs.thinks(true))
                .replies(Reply.text("42").thinking("hm"));

        var answer = probe().ask(question("hello", null, false, Thinking.ON, 16_384));

        assertThat(answer).isInstanceOf(Answer.Given.class);
        var given = (Answer.Given) answer;
        assertThat(given.text()).isEqualTo("42");
        assertThat(given.thinking()).isEqualTo("hm");
        assertThat(given.inputTokens()).isPositive();
        assertThat(sent().path("options").path("num_ctx").asInt()).isEqualTo(16_384);
        assertThat(sent().path("think").asBoolean()).isTrue();
        assertThat(sent().path("truncate").asBoolean(true)).isFalse();
        assertThat(sent().has("format")).isFalse();
    }

    @Test
    void aModelThatRefusesToBeToldToThinkSaysSo() throws InterruptedException {
        standIn.model(MODEL).replies("42");

        assertThat(probe().ask(question("hello", null, false, Thinking.ON, 8192)))
                .extracting(answer -> ((Answer.Missing) answer).reason())
                .isEqualTo(Reason.REJECTED);
        assertThat(probe().ask(question("hello", null, false, Thinking.UNSAID, 8192)))
                .isInstanceOf(Answer.Given.class);
        assertThat(sent().has("think")).isFalse();
    }

    @Test
    void aSchemaIsEnforcedOrOnlyToldOf() throws InterruptedException {
        standIn.model(MODEL).replies("```json\n{\"a\": 1}\n```");

        var told = (Answer.Given) probe().ask(question("json", SCHEMA, false, Thinking.OFF, 8192));
        assertThat(told.json()).isEmpty();
        assertThat(sent().has("format")).isFalse();

        probe().ask(question("json", SCHEMA, true, Thinking.OFF, 8192));
        assertThat(sent().path("format").path("type").asString()).isEqualTo("object");
    }

    @Test
    void jsonThatIsNotAsAskedIsToldOf() throws InterruptedException {
        standIn.model(MODEL).replies("{\"b\": 1}");

        var told = (Answer.Given) probe().ask(question("json", SCHEMA, false, Thinking.OFF, 8192));

        assertThat(told.json()).singleElement().asString().contains("a");
    }

    @Test
    void aPromptThatIsTooLongAndAnAnswerThatIsTooLateAreToldApart() throws InterruptedException {
        standIn.model(MODEL).knobs(knobs -> knobs.trainCtx(8192)).replies("42");
        assertThat(probe().ask(question("some words ".repeat(8_000), null, false, Thinking.OFF, 16_384)))
                .extracting(answer -> ((Answer.Missing) answer).reason())
                .isEqualTo(Reason.CONTEXT_OVERFLOW);

        standIn.model(MODEL).fault(new Fault.Stall(0));
        assertThat(probe().ask(question("hello", null, false, Thinking.OFF, 8192)))
                .extracting(answer -> ((Answer.Missing) answer).reason())
                .isEqualTo(Reason.TIMEOUT_TOTAL);
    }

    @Test
    void aCallIsHeldToTheWindowThatIsKnownToWork() {
        standIn.model(MODEL).replies("done");
        traits = new Traits(8192, null, false);

        assertThat(gateway(Map.of()).ask(asking("some words ".repeat(4_000)), LlmProgress.NONE))
                .extracting(outcome -> ((LlmOutcome.Failed) outcome).reason())
                .isEqualTo(Reason.CONTEXT_OVERFLOW);
        assertThat(standIn.ledger().of("/api/chat")).isEmpty();
    }

    @Test
    void aCallTellsAModelToThinkAsItIsKnownToNeedUnlessTheOperatorSaysOtherwise() {
        standIn.model(MODEL).knobs(knobs -> knobs.thinks(true)).replies("done");
        traits = new Traits(null, Thinking.ON, false);

        gateway(Map.of()).ask(asking("hello"), LlmProgress.NONE);
        assertThat(sent().path("think").asBoolean(false)).isTrue();

        gateway(Map.of("think.code", "off")).ask(asking("hello"), LlmProgress.NONE);
        assertThat(sent().path("think").asBoolean(true)).isFalse();
    }

    @Test
    void aCallSaysNothingOfThinkingToAModelThatRefusesToBeTold() {
        standIn.model(MODEL).replies("done");
        traits = new Traits(null, Thinking.UNSAID, false);

        gateway(Map.of()).ask(asking("hello"), LlmProgress.NONE);

        assertThat(sent().has("think")).isFalse();
    }

    @Test
    void aCallAsksForJsonByPromptAloneWhereASchemaIsKnownToDoHarm() {
        standIn.model(MODEL).replies("Here it is: {\"a\": 1}");
        traits = new Traits(null, null, true);
        var plain = asking("json");
        var call = new dev.codefactory.llm.LlmCall(
                plain.role(),
                plain.model(),
                plain.host(),
                plain.system(),
                plain.user(),
                SCHEMA,
                plain.maxTokens(),
                plain.sampling(),
                plain.subject(),
                null);

        var outcome = gateway(Map.of()).ask(call, LlmProgress.NONE);

        assertThat(((LlmOutcome.Completed) outcome).reply().text()).isEqualTo("{\"a\":1}");
        assertThat(sent().has("format")).isFalse();
    }

    private JsonNode sent() {
        return standIn.ledger().last("/api/chat").json();
    }

    private OllamaProbe probe() {
        return new OllamaProbe(gateway(Map.of()), properties(Map.of()));
    }

    private OllamaGateway gateway(Map<String, String> settings) {
        if (open != null) {
            open.close();
        }
        open = new OllamaGateway(properties(settings), Clock.systemUTC(), _ -> traits);
        return open;
    }

    private OllamaProperties properties(Map<String, String> settings) {
        return OllamaGateways.properties(standIn.url(), settings);
    }

    private Question question(
            String prompt, @Nullable Map<String, Object> schema, boolean enforced, Thinking thinking, int window) {
        return new Question(
                standIn.url().getAuthority(),
                MODEL,
                prompt,
                schema,
                enforced,
                thinking,
                window,
                64,
                Duration.ofSeconds(2));
    }
}
