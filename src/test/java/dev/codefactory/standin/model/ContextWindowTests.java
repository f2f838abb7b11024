package dev.codefactory.standin.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ContextWindowTests {

    private final Knobs knobs = new Knobs().charsPerToken(1).trainCtx(1_000_000);

    @ParameterizedTest
    @CsvSource({"4096, 2050", "32768, 16386", "65536, 32770"})
    void aRenderedPromptIsSilentlyCutToHalfTheWindow(int window, int counted) {
        assertThat(fit("{\"options\":{\"num_ctx\":" + window + "}}", user(window)))
                .isEqualTo(new ContextWindow.Fit.Prompt(counted));
    }

    @Test
    void aPromptThatFitsIsCountedWhole() {
        assertThat(fit("{}", user(4095))).isEqualTo(new ContextWindow.Fit.Prompt(4095));
    }

    @Test
    void withoutShiftTheRenderedPathRefuses() {
        assertThat(refusal("{\"shift\":false}")).startsWith("the prompt is longer than the context length");
    }

    @Test
    void withoutTruncateTheEngineItselfRefuses() {
        assertThat(refusal("{\"truncate\":false,\"shift\":false}"))
                .isEqualTo(
                        "{\"error\":{\"code\":400,\"message\":\"request (5000 tokens) exceeds the available context size"
                                + " (4096 tokens), try increasing it\",\"type\":\"exceed_context_size_error\","
                                + "\"n_prompt_tokens\":5000,\"n_ctx\":4096}}");
    }

    @Test
    void theNativePathRefusesWhateverIsAskedFor() {
        knobs.path(EnginePath.NATIVE);

        assertThat(refusal("{}")).contains("exceed_context_size_error");
    }

    @Test
    void olderMessagesAreDroppedSilentlyButNotTheSystemMessage() {
        Message system = new Message("system", "s".repeat(10));

        assertThat(fit("{}", system, user(4000), user(4000))).isEqualTo(new ContextWindow.Fit.Prompt(4010));
    }

    @Test
    void theWindowBoundsTheAnswerUnlessItMayShift() {
        assertThat(room("{\"shift\":false}")).isEqualTo(96);
        assertThat(room("{\"shift\":false,\"options\":{\"num_predict\":7}}")).isEqualTo(7);
        assertThat(room("{}")).isEqualTo(40_960);
    }

    private String refusal(String json) {
        return ((ContextWindow.Fit.Refused) fit(json, user(5000))).error();
    }

    private int room(String json) {
        ChatRequest request = request(json, user(1));
        return ContextWindow.of(request, knobs).room(request, 4000);
    }

    private ContextWindow.Fit fit(String json, Message... messages) {
        ChatRequest request = request(json, messages);
        return ContextWindow.of(request, knobs).fit(request);
    }

    private static ChatRequest request(String json, Message... messages) {
        return new ChatRequest("m", List.of(messages), JsonMapper.shared().readTree(json));
    }

    private static Message user(int characters) {
        return new Message("user", "u".repeat(characters));
    }
}
