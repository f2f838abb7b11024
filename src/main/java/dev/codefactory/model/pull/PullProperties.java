package dev.codefactory.model.pull;

import dev.codefactory.llm.registry.ModelPuller.Patience;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a host may take to fetch a model, and how long that is remembered.
 *
 * @param total from the beginning to the end, whichever nodes follow it meanwhile
 * @param idle without a word from the host
 * @param keep how long a pull is kept after its end; 0 keeps it for ever
 */
@ConfigurationProperties("codefactory.model.pull")
record PullProperties(
        @DefaultValue("6h") Duration total,
        @DefaultValue("5m") Duration idle,
        @DefaultValue("30d") Duration keep) {

    /** An attempt ends by itself; this is for one that does not. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    PullProperties {
        if (total.toSeconds() < 1 || !idle.isPositive() || keep.isNegative()) {
            throw new IllegalArgumentException(
                    "codefactory.model.pull.total must be a second at least, idle longer than nothing, and keep not negative");
        }
    }

    /** What is left when so much of the time is used up; empty when nothing is. */
    Optional<Patience> after(Duration used) {
        var left = total.minus(used);
        return left.isPositive() ? Optional.of(new Patience(left, idle)) : Optional.empty();
    }

    Duration timeout() {
        return total.plus(GRACE);
    }
}
