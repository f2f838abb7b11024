package dev.codefactory.webhook.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SignatureTests {

    /** The example the specification's own libraries are tested with. */
    @Test
    void signsAsTheSpecificationSays() {
        assertThat(Signature.sign(
                        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        1614265330,
                        "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void everySecretIsAnother() {
        assertThat(Signature.newSecret())
                .startsWith("whsec_")
                .hasSizeGreaterThan(40)
                .isNotEqualTo(Signature.newSecret());
    }

    @Test
    void theHeadersNameTheMessageAndTheTime() {
        var id = UUID.randomUUID();

        assertThat(Signature.headers(Signature.newSecret(), id, Instant.ofEpochSecond(17), "{}"))
                .containsEntry("webhook-id", id.toString())
                .containsEntry("webhook-timestamp", "17")
                .containsKey("webhook-signature");
    }
}
