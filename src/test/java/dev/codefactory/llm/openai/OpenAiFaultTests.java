package dev.codefactory.llm.openai;

import static dev.codefactory.llm.LlmCalls.asking;
import static dev.codefactory.llm.LlmCalls.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.codefactory.llm.LlmOutcome;
import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.llm.LlmProgress;
import dev.codefactory.standin.model.Fault;
import dev.codefactory.standin.openai.Flavour;
import dev.codefactory.standin.openai.OpenAiStandIn;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything these servers can do wrong, and the one outcome each has. */
class OpenAiFaultTests {

    static final String MODEL = "qwen2.5-coder-7b";
    static final String CHAT = "/v1/chat/completions";

    OpenAiStandIn standIn = start(Flavour.LLAMA_CPP);
    OpenAiGateway gateway = OpenAiGateways.of(standIn, Map.of("max-answer", "64KB"));

    @AfterEach
    void stop() {
        gateway.close();
        standIn.close();
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments(refusal(400, "'messages' is required"), Reason.REJECTED, 1),
                arguments(
                        refusal(400, "request (9 tokens) exceeds the available context size (8 tokens)"),
                        Reason.CONTEXT_OVERFLOW,
                        1),
                arguments(refusal(500, "the request exceeds the available context size"), Reason.CONTEXT_OVERFLOW, 1),
                arguments(
                        json(
                                400,
                                "{\"object\":\"error\",\"message\":\"This model's maximum context length is 8 tokens.\",\"code\":400}"),
                        Reason.CONTEXT_OVERFLOW,
                        1),
                arguments(
                        json(
                                400,
                                "{\"error\":\"The number of tokens to keep from the initial prompt is greater than the context length\"}"),
                        Reason.CONTEXT_OVERFLOW,
                        1),
                arguments(
                        json(
                                400,
                                "{\"error\":\"Trying to keep the first 9 tokens when context the overflows. However, the model is loaded with context length of only 8 tokens\"}"),
                        Reason.CONTEXT_OVERFLOW,
                        1),
                arguments(
                        json(400, "{\"error\":\"Failed to load model. Insufficient memory\"}"),
                        Reason.ENGINE_FAILURE,
                        3),
                arguments(refusal(400, "No models loaded. Please load a model"), Reason.MODEL_MISSING, 1),
                arguments(refusal(401, "Invalid API Key"), Reason.REJECTED, 1),
                arguments(refusal(404, "The model `x` does not exist."), Reason.MODEL_MISSING, 1),
                arguments(json(404, "{\"detail\":\"Not Found\"}"), Reason.MALFORMED, 1),
                arguments(new Fault.Status(405, "text/plain", ""), Reason.MALFORMED, 1),
                arguments(refusal(413, "too large"), Reason.REJECTED, 1),
                arguments(refusal(429, "slow down"), Reason.BUSY, 3),
                arguments(refusal(500, "CUDA error"), Reason.ENGINE_FAILURE, 3),
                arguments(refusal(502, "bad gateway"), Reason.ENGINE_FAILURE, 3),
                arguments(refusal(503, "Loading model"), Reason.BUSY, 3),
                arguments(new Fault.Status(307, "text/plain", ""), Reason.REJECTED, 1),
                arguments(Fault.html(), Reason.MALFORMED, 1),
                arguments(
                        json(200, "{\"error\":\"Unexpected endpoint or method. (POST /v1/chat/completions)\"}"),
                        Reason.ENGINE_FAILURE,
                        1),
                arguments(
                        json(
                                200,
                                "{\"error\":{\"code\":400,\"message\":\"too long\",\"type\":\"exceed_context_size_error\"}}"),
                        Reason.CONTEXT_OVERFLOW,
                        1),
                arguments(
                        json(200, "{\"choices\":[{\"message\":{\"content\":\"whole\"},\"finish_reason\":\"stop\"}]}"),
                        Reason.MALFORMED,
                        1),
                arguments(events("data: {\"choices\":[{\"message\":{\"content\":\"whole\"}}]}"), Reason.MALFORMED, 1),
                arguments(
                        events("error: {\"code\":500,\"message\":\"slot failed\",\"type\":\"server_error\"}"),
                        Reason.ENGINE_FAILURE,
                        1),
                arguments(events("event: error\ndata: Context size has been exceeded."), Reason.CONTEXT_OVERFLOW, 1),
                arguments(
                        events(
                                "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"content_filter\"}]}\n\ndata: [DONE]"),
                        Reason.MALFORMED,
                        1),
                arguments(events("data: [DONE]"), Reason.MALFORMED, 1),
                arguments(events("{\"choices\":[]}"), Reason.MALFORMED, 1),
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
                arguments(Fault.hugeLine(2_000_000), Reason.MALFORMED, 1),
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
        assertThat(standIn.ledger().of(CHAT)).hasSize(requests);
    }

    @ParameterizedTest
    @EnumSource(Flavour.class)
    void anErrorInTheMiddleOfAnAnswerIsNoEnd(Flavour flavour) {
        pretend(flavour);
        standIn.model(MODEL).replies("def f():\n    return 42\n").fault(Fault.errorThenDoneAfter(2));

        assertThat(reasonOf(gateway.ask(asking("write f"), LlmProgress.NONE))).isEqualTo(Reason.ENGINE_FAILURE);
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
    void anAnswerThatSaidItWasDoneNeedsNoLastWord() {
        standIn.model(MODEL)
                .fault(
                        events(
                                "data: {\"choices\":[{\"delta\":{\"content\":\"all\"},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":30,\"completion_tokens\":1}}"));

        assertThat(gateway.ask(asking("write f"), LlmProgress.NONE))
                .isInstanceOfSatisfying(
                        LlmOutcome.Completed.class,
                        completed -> assertThat(completed.reply().text()).isEqualTo("all"));
    }

    @Test
    void aServerThatIsGoneIsUnreachable() {
        standIn.close();

        assertThat(reasonOf(gateway.ask(asking("write f"), LlmProgress.NONE))).isEqualTo(Reason.UNREACHABLE);
        assertThat(gateway.status().usable()).isFalse();
        assertThat(gateway.status().detail()).contains("no connection can be made", "llama-server -m");
    }

    @Test
    void aModelThatIsStillBeingLoadedIsAskedAgain() {
        standIn.model(MODEL).replies("done").faultsNext(refusal(503, "Loading model"), refusal(503, "Loading model"));

        assertThat(gateway.ask(asking("write f"), LlmProgress.NONE)).isInstanceOf(LlmOutcome.Completed.class);
    }

    @Test
    void aServerThatAnswersNothingWhileItLoadsIsBusy() {
        standIn.loading(true);

        assertThat(reasonOf(gateway.ask(asking("write f"), LlmProgress.NONE))).isEqualTo(Reason.BUSY);
        assertThat(gateway.status().detail()).contains("Loading model");
    }

    @Test
    void anAnswerThatNeverEndsIsBrokenOff() {
        standIn.model(MODEL).replies("ab ".repeat(8_000));

        assertThat(reasonOf(gateway.ask(call(null, "write f", null, 7_000), LlmProgress.NONE)))
                .isEqualTo(Reason.RUNAWAY);
    }

    @Test
    void aModelThatFailsAgainAndAgainIsLeftAlone() {
        standIn.model(MODEL).fault(Fault.neverDone());
        for (int i = 0; i < 5; i++) {
            gateway.ask(asking("write f"), LlmProgress.NONE);
        }

        assertThat(reasonOf(gateway.ask(asking("write f"), LlmProgress.NONE))).isEqualTo(Reason.BUSY);
        assertThat(standIn.ledger().of(CHAT)).hasSize(5);
    }

    private void pretend(Flavour flavour) {
        stop();
        standIn = start(flavour);
        gateway = OpenAiGateways.of(standIn, Map.of());
    }

    private static OpenAiStandIn start(Flavour flavour) {
        var standIn = OpenAiStandIn.start(flavour);
        standIn.model(MODEL).knobs(knobs -> knobs.numCtx(32_768));
        return standIn;
    }

    private static Fault refusal(int status, String message) {
        return json(
                status,
                "{\"error\":{\"code\":%d,\"message\":\"%s\",\"type\":\"some_error\"}}".formatted(status, message));
    }

    private static Fault json(int status, String body) {
        return new Fault.Status(status, "application/json", body);
    }

    private static Fault events(String... lines) {
        return new Fault.Status(200, "text/event-stream", String.join("\n\n", Arrays.asList(lines)) + "\n\n");
    }

    private static Reason reasonOf(LlmOutcome outcome) {
        assertThat(outcome).isInstanceOf(LlmOutcome.Failed.class);
        return ((LlmOutcome.Failed) outcome).reason();
    }
}
