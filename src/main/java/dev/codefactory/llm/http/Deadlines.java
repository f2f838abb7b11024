package dev.codefactory.llm.http;

import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a model call may take, phase by phase.
 *
 * @param connect to open a connection
 * @param firstByte from the request to the first line of the answer; the server's own queue and loading the model fall into it
 * @param idle between two lines
 * @param total from the request to the last line
 */
public record Deadlines(
        @DefaultValue("5s") Duration connect,
        @DefaultValue("10m") Duration firstByte,
        @DefaultValue("1m") Duration idle,
        @DefaultValue("30m") Duration total) {

    public Deadlines {
        if (!connect.isPositive() || !firstByte.isPositive() || !idle.isPositive() || !total.isPositive()) {
            throw new IllegalArgumentException("every deadline must be longer than nothing");
        }
    }

    /** The same deadline for all that follows the connection, for small questions such as a list of models. */
    public static Deadlines within(Duration limit) {
        return new Deadlines(limit, limit, limit, limit);
    }

    /** The same within what is left of the total time when so much of it is used up; empty when nothing is. */
    public Optional<Deadlines> after(Duration used) {
        var left = total.minus(used);
        return left.isPositive()
                ? Optional.of(new Deadlines(connect, shorter(firstByte, left), shorter(idle, left), left))
                : Optional.empty();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
