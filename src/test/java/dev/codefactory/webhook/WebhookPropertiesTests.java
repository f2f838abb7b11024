package dev.codefactory.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WebhookPropertiesTests {

    private final WebhookProperties properties =
            new WebhookProperties(false, 8, Duration.ofSeconds(5), Duration.ofHours(6), Duration.ofSeconds(10), 16, 20);

    @Test
    void eachAttemptWaitsLongerUpToTheLongest() {
        assertThat(properties.delayAfter(1, 0.5)).isEqualTo(Duration.ofSeconds(5));
        assertThat(properties.delayAfter(2, 0.5)).isEqualTo(Duration.ofSeconds(25));
        assertThat(properties.delayAfter(5, 0.5)).isEqualTo(Duration.ofSeconds(3125));
        assertThat(properties.delayAfter(7, 0.5)).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void noTwoHaveToWaitEquallyLong() {
        assertThat(properties.delayAfter(1, 0)).isEqualTo(Duration.ofSeconds(4));
        assertThat(properties.delayAfter(1, 1)).isEqualTo(Duration.ofSeconds(6));
    }
}
