package dev.codefactory.llm.ollama;

import static dev.codefactory.llm.LlmCalls.asking;
import static dev.codefactory.llm.LlmCalls.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.codefactory.llm.LlmOutcome;
import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.llm.LlmProgress;
import dev.codefactory.standin.OllamaStandIn;
import dev.codefactory.standin.model.Content;
import dev.codefactory.standin.model.Fault;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything the stand-in can do wrong, and the one outcome each has. */
class OllamaFaultTests {

    static final String MODEL = "qwen2.5-coder:7b";

    final OllamaStandIn standIn = OllamaStandIn.start();
    final OllamaGateway gateway = new OllamaGateway(
            OllamaGateways.properties(standIn.url(), Map.of("max-answer", "64KB")), Clock.systemUTC());

    @AfterEach
    void stop() {
        gateway.close();
        standIn.close();
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments(Fault.status(400, "model is required"), Reason.REJECTED, 1),
                arguments(Fault.status(400, "exceeds the available context size"), Reason.CONTEXT_OVERFLOW, 4),
                arguments(Fault.status(401, "unauthorized"), Reason.REJECTED, 1),
                arguments(new Fault.Status(403, "text/plain", ""), Reason.REJECTED, 1),
                arguments(Fault.status(404, "model 'x' not found"), Reason.MODEL_MISSING, 1),
                arguments(new Fault.Status(404, "text/plain", "404 page not found"), Reason.MALFORMED, 1),
                arguments(Fault.status(429, "slow down"), Reason.BUSY, 3),
                arguments(Fault.status(500, "invalid format: nonsense"), Reason.REJECTED, 1),
                arguments(Fault.runnerStopped(), Reason.ENGINE_FAILURE, 3),
                arguments(Fault.outOfMemory(), Reason.ENGINE_FAILURE, 3),
                arguments(Fault.status(502, "bad gateway"), Reason.ENGINE_FAILURE, 3),
                arguments(Fault.busy(), Reason.BUSY, 3),
                arguments(new Fault.Status(307, "text/plain", ""), Reason.REJECTED, 1),
                arguments(Fault.html(), Reason.MALFORMED, 1),
                arguments(Fault.wrongContentType("text/plain"), Reason.MALFORMED, 1),
                arguments(Fault.errorLineAfter(0), Reason.ENGINE_FAILURE, 1),
                arguments(Fault.errorLineAfter(2), Reason.ENGINE_FAILURE, 1),
                arguments(Fault.errorThenDoneAfter(2), Reason.ENGINE_FAILURE, 1),
                arguments(Fault.finAfter(0), Reason.UNREACHABLE, 3),
                arguments(Fault.finAfter(2), Reason.MALFORMED, 1),
                arguments(Fault.resetAfter(2), Reason.MALFORMED, 1),
                arguments(Fault.stallAfter(0), Reason.TIMEOUT_FIRST_BYTE, 1),
                arguments(Fault.stallAfter(2), Reason.TIMEOUT_IDLE, 1),
                arguments(Fault.slowHeaders(Duration.ofMinutes(1)), Reason.TIMEOUT_FIRST_BYTE, 1),
                arguments(Fault.endWithoutDoneAfter(2), Reason.MALFORMED, 1),
                arguments(Fault.neverDone(), Reason.MALFORMED, 1),
                arguments(Fault.malformedLineAfter(2), Reason.MALFORMED, 1),
                arguments(Fault.hugeLine(10_000_000), Reason.MALFORMED, 1),
                arguments(Fault.hugeLine(200_000), Reason.RUNAWAY, 1));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void everyFaultEndsInOneTypedOutcome(Fault fault, Reason reason, int requests) {
        standIn.model(MODEL).replies("def f():\n    return 42\n").fault(fault);

        var outcome = gateway.ask(asking("write f"), LlmProgress.NONE);

        assertThat(outcome).isInstanceOfSatisfying(LlmOutcome.Failed.class, failed -> {
            assertThat(failed.reason()).as(failed.detail()).isEqualTo(reason);
            assertThat(failed.transcript()).contains("write f");
        });
        assertThat(standIn.ledger().of("/api/chat")).hasSize(requests);
    }

    static Stream<Fault> harmless() {
        return Stream.of(
                Fault.blankLines(),
                Fault.duplicateDone(),
                Fault.missingCounts(),
                Fault.slowHeaders(Duration.ofMillis(300)));
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void whatDoesNotTouchTheAnswerCostsNothing(Fault fault) {
        standIn.model(MODEL).replies("def f():\n    return 42\n").fault(fault);

        assertThat(gateway.ask(asking("write f"), LlmProgress.NONE))
                .isInstanceOfSatisfying(
                        LlmOutcome.Completed.class,
                        completed -> assertThat(completed.reply().text()).isEqualTo("def f():\n    return 42\n"));
    }

    @Test
    void aHostThatIsGoneIsUnreachable() {
        standIn.close();

        assertThat(reasonOf(gateway.ask(asking("write f"), LlmProgress.NONE))).isEqualTo(Reason.UNREACHABLE);
        assertThat(gateway.status().usable()).isFalse();
        assertThat(gateway.status().detail()).contains("ollama serve", "ollama pull " + MODEL);
    }

    @Test
    void aHostThatRecoversAnswers() {
        standIn.model(MODEL).replies("done").faultsNext(Fault.busy(), Fault.runnerStopped());

        assertThat(gateway.ask(asking("write f"), LlmProgress.NONE)).isInstanceOf(LlmOutcome.Completed.class);
    }

    @Test
    void anAnswerThatNeverEndsIsBrokenOff() {
        standIn.model(MODEL).replies("ab ".repeat(8_000));

        assertThat(reasonOf(gateway.ask(call(null, "write f", null, 7_000), LlmProgress.NONE)))
                .isEqualTo(Reason.RUNAWAY);
    }

    @Test
    void theRepeatedTokenAbortOfTheServerIsNoAnswer() {
        standIn.model(MODEL).replies(Content.REPEATED_TOKEN);

        assertThat(reasonOf(gateway.ask(asking("write f"), LlmProgress.NONE))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void aModelThatFailsAgainAndAgainIsLeftAlone() {
        standIn.model(MODEL).fault(Fault.endWithoutDoneAfter(1));
        for (int i = 0; i < 5; i++) {
            gateway.ask(asking("write f"), LlmProgress.NONE);
        }

        assertThat(reasonOf(gateway.ask(asking("write f"), LlmProgress.NONE))).isEqualTo(Reason.BUSY);
        assertThat(standIn.ledger().of("/api/chat")).hasSize(5);
    }

    private static Reason reasonOf(LlmOutcome outcome) {
        assertThat(outcome).isInstanceOf(LlmOutcome.Failed.class);
        return ((LlmOutcome.Failed) outcome).reason();
    }
}
