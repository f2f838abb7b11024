package dev.codefactory.llm.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TokenCountTests {

    private static final List<String> PROMPT =
            List.of("def reverse(items):\n    return list(reversed(items))\n".repeat(40));

    private final TokenCount tokens = new TokenCount();

    @Test
    void countsAsModelsDoAndAQuarterMoreForAModelItDoesNotKnow() {
        assertThat(tokens.of(List.of(""))).isEqualTo(10);
        assertThat(tokens.of(List.of("日本語を話す人"))).isBetween(15, 30);
        // Ten tokens a line by the vocabulary.
        assertThat(tokens.of(PROMPT)).isBetween(500, 800);
    }

    @Test
    void comesNearToWhatTheModelsServerCounts() {
        var plain = (int) (tokens.of(PROMPT) / 1.25);
        heard(plain, 3);

        assertThat(tokens.of(PROMPT)).isBetween((int) (plain * 1.03), (int) (plain * 1.07));
    }

    @Test
    void oneSmallCountDoesNotMakeItLessCareful() {
        var unknown = tokens.of(PROMPT);
        heard(unknown / 2, 1);

        assertThat(tokens.of(PROMPT)).isEqualTo(unknown);
    }

    @Test
    void theHighestCountHolds() {
        var plain = (int) (tokens.of(PROMPT) / 1.25);
        heard(plain * 2, 1);
        heard(plain, 20);

        assertThat(tokens.of(PROMPT)).isBetween((int) (plain * 2.05), (int) (plain * 2.15));
    }

    @Test
    void aServerThatLeavesOutWhatItRememberedIsNotBelieved() {
        var plain = (int) (tokens.of(PROMPT) / 1.25);
        heard(plain / 10, 40);

        assertThat(tokens.of(PROMPT)).isGreaterThanOrEqualTo(plain);
    }

    @Test
    void shortPromptsTeachNothing() {
        tokens.heard(List.of("hello"), 150);

        assertThat(tokens.of(List.of("hello"))).isLessThan(15);
    }

    private void heard(int counted, int times) {
        for (int i = 0; i < times; i++) {
            tokens.heard(PROMPT, counted);
        }
    }
}
