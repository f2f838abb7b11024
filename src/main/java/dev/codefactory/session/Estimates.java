package dev.codefactory.session;

import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Guesses how long an execution will take from how long the last ones took, and from how many are before it. */
@Component
class Estimates {

    private final ExecutionRepository executions;
    private final SessionProperties properties;
    private final Clock clock;

    Estimates(ExecutionRepository executions, SessionProperties properties, Clock clock) {
        this.executions = executions;
        this.properties = properties;
        this.clock = clock;
    }

    /** When an execution that is submitted now will end. */
    Instant completion(String templateType) {
        var usual = executions.usualDuration(templateType).orElse(properties.usualDuration());
        return Instant.now(clock).plus(usual.multipliedBy(executions.open() + 1L));
    }
}
