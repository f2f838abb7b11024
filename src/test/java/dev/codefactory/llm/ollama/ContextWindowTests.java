package dev.codefactory.llm.ollama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codefactory.llm.http.CallFailure;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContextWindowTests {

    final ContextWindow window = new ContextWindow(List.of(8192, 16_384, 32_768));

    @Test
    void isTheSmallestThatHoldsPromptAndAnswer() {
        assertThat(window.fit(8000, 192, 100_000)).isEqualTo(8192);
        assertThat(window.fit(8000, 193, 100_000)).isEqualTo(16_384);
    }

    @Test
    void neverShrinks() {
        window.fit(20_000, 100, 100_000);

        assertThat(window.fit(10, 10, 100_000)).isEqualTo(32_768);
    }

    @Test
    void isNeverLongerThanTheModel() {
        assertThat(window.fit(9000, 100, 10_000)).isEqualTo(10_000);
        assertThatThrownBy(() -> window.fit(9000, 2000, 10_000)).isInstanceOf(CallFailure.class);
    }

    @Test
    void givesItselfAwayWhenItWasCut() {
        assertThat(ContextWindow.wasCut(4098, 8192, 40_000)).isTrue();
        assertThat(ContextWindow.wasCut(7000, 8192, 40_000)).isFalse();
        assertThat(ContextWindow.wasCut(4098, 8192, 8000)).isFalse();
    }
}
