package dev.codefactory.llm.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.llm.journal.ContentKey;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordingTests {

    static final Recording RECORDING = new Recording(
            "code_improvement", 2, "length", 10, 20, "a.py\n```python\n---\nstep: not a header\n---\n```", null);

    @Test
    void readsBackWhatItWrites() {
        assertThat(Recording.parse(RECORDING.format())).isEqualTo(RECORDING);
    }

    @Test
    void namesWhatItsHeaderLacks() {
        var text = RECORDING.format().replace("round: 2\n", "");

        assertThatThrownBy(() -> Recording.parse(text)).hasMessageContaining("round");
    }

    @Test
    void refusesAnUnknownFinish() {
        var text = RECORDING.format().replace("finish: length", "finish: perhaps");

        assertThatThrownBy(() -> Recording.parse(text)).hasMessageContaining("perhaps");
    }

    @Test
    void readsBackHowItWasRecorded() {
        var key = ContentKey.of(Map.of("system", "ab", "user", "cd", "sampling", "{\"seed\":7.0}"));
        var source = new Source(3, 1, key, "code", "qwen2.5-coder:7b", "qwen2.5-coder:7b", "sha", null);
        var recording = new Recording("design", 0, "stop", 1, 2, "a\r\nb\n", source);

        assertThat(Recording.parse(recording.format())).isEqualTo(recording);
        assertThatThrownBy(() -> Recording.parse(recording.format().replace("asked.user: cd", "asked.user: ef")))
                .hasMessageContaining("key");
    }

    @Test
    void aFailureIsRecordedWithItsReason() {
        var source = new Source(1, 1, ContentKey.of(Map.of()), "code", "m", null, null, "timeout_idle");
        var recording = new Recording("design", 0, "failed", 0, 0, "nothing came", source);

        assertThat(Recording.parse(recording.format()).failure()).isEqualTo(Reason.TIMEOUT_IDLE);
        assertThatThrownBy(() -> Recording.parse(recording.format().replace("failure: timeout_idle\n", "")))
                .hasMessageContaining("failure");
    }
}
