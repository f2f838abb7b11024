package dev.codefactory.llm.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.llm.LlmCall;
import dev.codefactory.llm.LlmCalls;
import dev.codefactory.llm.LlmGateway;
import dev.codefactory.llm.LlmGatewayContract;
import dev.codefactory.llm.LlmOutcome;
import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.llm.LlmProgress;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class PracticeGatewayTests extends LlmGatewayContract {

    static final String REQUEST = "Write a function is_palindrome(text) that ignores case, spaces and punctuation.";

    final ShippedCassettes cassettes = new ShippedCassettes();
    final PracticeGateway gateway = new PracticeGateway(cassettes, new PracticeProperties(Duration.ZERO));

    @Test
    void whiteSpaceAndCaseOfTheRequestDoNotMatter() {
        var outcome = gateway.ask(
                LlmCalls.asking("  " + REQUEST.replace(" ", "\n ").toUpperCase(Locale.ROOT) + "\n"), _ -> {});

        assertThat(outcome).isInstanceOf(LlmOutcome.Completed.class);
    }

    @Test
    void refusalsHoldTheCommandsThatHelp() {
        var outcome = gateway.ask(refused(), LlmProgress.NONE);

        assertThat(outcome).isInstanceOfSatisfying(LlmOutcome.Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo(Reason.NO_MODEL);
            assertThat(failed.detail()).contains("ollama serve", "ollama pull qwen2.5-coder:7b");
        });
    }

    @Test
    void listsTheExamplesItAnswers() {
        assertThat(cassettes.all()).anySatisfy(example -> {
            assertThat(example.id()).isEqualTo("python-is-palindrome");
            assertThat(example.language()).isEqualTo("python");
            assertThat(example.description()).isEqualTo(REQUEST);
        });
    }

    @Override
    protected LlmGateway gateway() {
        return gateway;
    }

    @Override
    protected LlmCall answerable() {
        return LlmCalls.asking(REQUEST);
    }

    @Override
    protected String answer() {
        return cassettes.find(answerable().subject()).orElseThrow().answer();
    }

    @Override
    protected LlmCall refused() {
        return LlmCalls.asking("Write an operating system.");
    }

    @Override
    protected LlmGateway slowGateway() {
        return new PracticeGateway(cassettes, new PracticeProperties(Duration.ofSeconds(1)));
    }
}
