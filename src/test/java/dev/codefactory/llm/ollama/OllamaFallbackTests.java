package dev.codefactory.llm.ollama;

import static dev.codefactory.llm.LlmCalls.asking;
import static dev.codefactory.llm.LlmCalls.askingForJson;
import static dev.codefactory.llm.LlmCalls.askingModel;
import static dev.codefactory.llm.LlmCalls.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.llm.LlmOutcome;
import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.llm.LlmProgress;
import dev.codefactory.llm.LlmReply;
import dev.codefactory.standin.OllamaStandIn;
import dev.codefactory.standin.Visit;
import dev.codefactory.standin.model.Fault;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A model that answers badly is followed by the next one of its role. */
class OllamaFallbackTests {

    private static final String MODEL = "qwen2.5-coder:7b";
    private static final String SPARE = "spare:1b";

    private final OllamaStandIn standIn = OllamaStandIn.start();
    private final OllamaGateway gateway = gateway(Map.of());

    @BeforeEach
    void installASpare() {
        standIn.model(SPARE).replies("from the spare");
    }

    @AfterEach
    void stop() {
        gateway.close();
        standIn.close();
    }

    private static Stream<Fault> thatAreTheModels() {
        return Stream.of(
                Fault.endWithoutDoneAfter(1),
                Fault.malformedLineAfter(1),
                Fault.errorLineAfter(1),
                Fault.finAfter(1),
                Fault.resetAfter(1),
                Fault.runnerStopped());
    }

    @ParameterizedTest
    @MethodSource("thatAreTheModels")
    void anAnswerThatBreaksOffIsLeftToTheNextModel(Fault fault) {
        standIn.model(MODEL).replies("some words of an answer").fault(fault);

        var reply = completed(gateway.ask(asking("write f"), LlmProgress.NONE));

        assertThat(reply.text()).isEqualTo("from the spare");
        assertThat(reply.source().model()).isEqualTo(SPARE);
        assertThat(reply.transcript()).contains("# " + MODEL + ": ");
    }

    @Test
    void anAnswerThatRepeatsItselfWithoutEndIsLeftToTheNextModel() {
        standIn.model(MODEL).replies("ab ".repeat(8_000));

        var reply = completed(gateway.ask(call(null, "write f", null, 7_000), LlmProgress.NONE));

        assertThat(reply.source().model()).isEqualTo(SPARE);
        assertThat(reply.transcript()).contains("# " + MODEL + ": the answer repeats itself");
    }

    @Test
    void jsonThatStaysWrongIsLeftToTheNextModel() {
        standIn.model(MODEL).knobs(knobs -> knobs.honoursFormat(false)).replies("{\"summary\": 5}");
        standIn.model(SPARE).replies("{\"summary\": \"right\"}");

        var reply = completed(gateway.ask(askingForJson("sum up", OllamaGatewayTests.SCHEMA), LlmProgress.NONE));

        assertThat(reply.text()).isEqualTo("{\"summary\":\"right\"}");
        assertThat(reply.source().model()).isEqualTo(SPARE);
        assertThat(standIn.ledger().of("/api/chat")).extracting(Visit::model).containsExactly(MODEL, MODEL, SPARE);
    }

    @Test
    void whoNamesAModelGetsNoOther() {
        standIn.model(MODEL).replies("some words of an answer").fault(Fault.endWithoutDoneAfter(1));

        var failed = failed(gateway.ask(askingModel(MODEL, "write f"), LlmProgress.NONE));

        assertThat(failed.reason()).isEqualTo(Reason.MALFORMED);
        assertThat(standIn.ledger().of("/api/chat")).extracting(Visit::model).containsExactly(MODEL);
    }

    @Test
    void aHostThatStallsIsAskedForNoOtherModel() {
        standIn.model(MODEL).replies("some words of an answer").fault(Fault.stallAfter(1));

        var failed = failed(gateway.ask(asking("write f"), LlmProgress.NONE));

        assertThat(failed.reason()).isEqualTo(Reason.TIMEOUT_IDLE);
        assertThat(standIn.ledger().of("/api/chat")).extracting(Visit::model).containsExactly(MODEL);
    }

    @Test
    void theModelsShareTheTimeOfOneCall() {
        standIn.model(MODEL)
                .replies("some words of an answer")
                .knobs(knobs -> knobs.msPerToken(150))
                .fault(Fault.endWithoutDoneAfter(5));
        standIn.model(SPARE).knobs(knobs -> knobs.msPerToken(150));

        try (var hurried = gateway(Map.of("deadlines.total", "1s"))) {
            var failed = failed(hurried.ask(asking("write f"), LlmProgress.NONE));

            assertThat(failed.reason()).isEqualTo(Reason.TIMEOUT_TOTAL);
            assertThat(failed.transcript()).contains("# " + MODEL + ": the answer ended before");
        }
    }

    @Test
    void aListenerHearsNoSecondAnswerBehindTheFirst() {
        standIn.model(MODEL).replies("words of the first").fault(Fault.endWithoutDoneAfter(3));
        var heard = new CopyOnWriteArrayList<String>();

        var reply = completed(gateway.ask(asking("write f"), heard::add));

        assertThat(reply.text()).isEqualTo("from the spare");
        assertThat(heard).isNotEmpty();
        assertThat("words of the first").startsWith(String.join("", heard));
    }

    @Test
    void aListenerHearsTheModelThatBeganToAnswer() {
        standIn.model(MODEL).fault(Fault.outOfMemory());
        var heard = new CopyOnWriteArrayList<String>();

        gateway.ask(asking("write f"), heard::add);

        assertThat(String.join("", heard)).isEqualTo("from the spare");
    }

    private OllamaGateway gateway(Map<String, String> changes) {
        var settings = new HashMap<>(Map.of("models.code", MODEL + "," + SPARE));
        settings.putAll(changes);
        return new OllamaGateway(OllamaGateways.properties(standIn.url(), settings), Clock.systemUTC());
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
