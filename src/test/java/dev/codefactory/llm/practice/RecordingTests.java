package dev.codefactory.llm.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RecordingTests {

    static final Recording RECORDING = new Recording(
            "code_improvement", 2, "length", 10, 20, "a.py\n```python\n---\nstep: not a header\n---\n```");

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
}
