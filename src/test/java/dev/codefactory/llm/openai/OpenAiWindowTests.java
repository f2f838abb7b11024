package dev.codefactory.llm.openai;

import static dev.codefactory.llm.LlmCalls.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.llm.LlmOutcome;
import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.llm.LlmProgress;
import dev.codefactory.standin.model.Fault;
import dev.codefactory.standin.model.Reply;
import dev.codefactory.standin.openai.Flavour;
import dev.codefactory.standin.openai.OpenAiStandIn;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No prompt is ever read in part: it is not sent when it does not fit, and an answer to a part of it counts for nothing. */
class OpenAiWindowTests {

    static final String MODEL = "qwen2.5-coder-7b";
    static final String CHAT = "/v1/chat/completions";

    /** About 6,000 tokens. */
    static final String LONG = "def area_of(shape):\n    return shape.width * shape.height\n".repeat(400);

    OpenAiStandIn standIn = OpenAiStandIn.start(Flavour.LLAMA_CPP);
    OpenAiGateway gateway = OpenAiGateways.of(standIn, Map.of());

    @AfterEach
    void stop() {
        gateway.close();
        standIn.close();
    }

    @ParameterizedTest
    @EnumSource(Flavour.class)
    void theWindowTheServerTellsDecidesWhatIsSent(Flavour flavour) {
        var server = start(flavour, 4_096, Map.of("window", "1000000"));

        var failed = failed(ask(LONG, 512));

        assertThat(failed.reason()).isEqualTo(Reason.CONTEXT_OVERFLOW);
        assertThat(failed.detail()).contains("exceed the window of 4096 tokens").doesNotContain("assumed");
        assertThat(server.ledger().of(CHAT)).isEmpty();

        server.model(MODEL).knobs(knobs -> knobs.numCtx(16_384));
        assertThat(ask(LONG, 512)).isInstanceOf(LlmOutcome.Completed.class);
    }

    @ParameterizedTest
    @EnumSource(Flavour.class)
    void theAnswerNeedsRoomToo(Flavour flavour) {
        start(flavour, 8_192, Map.of());

        assertThat(failed(ask("write f", 8_180)).reason()).isEqualTo(Reason.CONTEXT_OVERFLOW);
        assertThat(ask("write f", 7_000)).isInstanceOf(LlmOutcome.Completed.class);
    }

    @Test
    void aWindowNobodyTellsIsAssumed() {
        var server = start(Flavour.LM_STUDIO, 32_768, Map.of("window", "2048"));
        server.unload(MODEL);

        var failed = failed(ask(LONG, 512));

        assertThat(failed.reason()).isEqualTo(Reason.CONTEXT_OVERFLOW);
        assertThat(failed.detail()).contains("the window of 2048 tokens, which is assumed");
    }

    @Test
    void noAssumedWindowIsLargerThanTheModel() {
        var server = start(Flavour.LM_STUDIO, 32_768, Map.of("window", "100000"));
        server.unload(MODEL).model("other");
        server.model(MODEL).knobs(knobs -> knobs.trainCtx(3_000));
        server.unload(MODEL);

        assertThat(failed(ask(LONG, 512)).detail()).contains("the window of 3000 tokens");
    }

    @ParameterizedTest
    @EnumSource(Flavour.class)
    void whatTheServerItselfFindsTooLongIsNamedSo(Flavour flavour) {
        // What is told is taken back before the question comes: the server was started anew in between.
        var server = start(flavour, 32_768, Map.of());
        server.model(MODEL).replyWith(_ -> Reply.text("never said"));
        server.reallyHas(MODEL, 2_048);

        assertThat(failed(ask(LONG, 512)).reason()).isEqualTo(Reason.CONTEXT_OVERFLOW);
        assertThat(server.ledger().of(CHAT)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"LLAMA_CPP", "VLLM"})
    void aPromptThatWasReadInPartIsNoticed(Flavour flavour) {
        var server = start(flavour, 32_768, Map.of());
        server.model(MODEL).knobs(knobs -> knobs.honoursTruncate(false));
        server.reallyHas(MODEL, 2_048);

        var failed = failed(ask(LONG, 512));

        assertThat(failed.reason()).isEqualTo(Reason.CONTEXT_OVERFLOW);
        assertThat(failed.detail()).contains("cannot have kept all of the prompt in mind");
    }

    @Test
    void anEmptyAnswerWhereNobodyToldTheWindowIsTakenForAPromptThatIsTooLong() {
        var server = start(Flavour.LM_STUDIO, 32_768, Map.of("window", "16384"));
        server.model(MODEL).knobs(knobs -> knobs.honoursTruncate(false));
        server.unload(MODEL).reallyHas(MODEL, 2_048);

        var failed = failed(ask(LONG, 512));

        assertThat(failed.reason()).isEqualTo(Reason.CONTEXT_OVERFLOW);
        assertThat(failed.detail()).contains("answered nothing");
    }

    @Test
    void anAnswerThatOutgrowsTheWindowPushedThePromptOut() {
        var server = start(Flavour.LLAMA_CPP, 2_048, Map.of());
        server.model(MODEL).replies("word ".repeat(2_000)).knobs(knobs -> knobs.charsPerToken(1));

        assertThat(ask("write f", 1_900)).isInstanceOf(LlmOutcome.Truncated.class);
        server.model(MODEL).knobs(knobs -> knobs.numCtx(4_000));
        server.counts(MODEL, 3_000);
        assertThat(failed(ask("write f", 1_900)).detail()).contains("cannot have kept all of the prompt in mind");
    }

    @Test
    void aServerThatDoesNotCountIsSaidNotTo() {
        var server = start(Flavour.LLAMA_CPP, 32_768, Map.of());
        server.model(MODEL).fault(Fault.missingCounts());

        assertThat(ask(LONG, 512))
                .isInstanceOfSatisfying(
                        LlmOutcome.Completed.class,
                        completed -> assertThat(completed.reply().notes())
                                .containsExactly("The server did not say how many tokens of the prompt it read."));
    }

    private OpenAiStandIn start(Flavour flavour, int window, Map<String, String> settings) {
        stop();
        standIn = OpenAiStandIn.start(flavour);
        standIn.model(MODEL).replies("def f(): ...").knobs(knobs -> knobs.numCtx(window));
        gateway = OpenAiGateways.of(standIn, settings);
        return standIn;
    }

    private LlmOutcome ask(String user, int maxTokens) {
        return gateway.ask(call(null, user, null, maxTokens), LlmProgress.NONE);
    }

    private static LlmOutcome.Failed failed(LlmOutcome outcome) {
        assertThat(outcome).isInstanceOf(LlmOutcome.Failed.class);
        return (LlmOutcome.Failed) outcome;
    }
}
