package dev.codefactory.session;

import java.time.Duration;
import org.springframework.stereotype.Component;

/** Guesses how long an execution will take from how long the last ones took, and from how many are before it. */
@Component
class Estimates {

    private final ExecutionRepository executions;
    private final SessionProperties properties;

    Estimates(ExecutionRepository executions, SessionProperties properties) {
        this.executions = executions;
        this.properties = properties;
    }

    /** From now to the end of an execution that is submitted now. */
    Duration duration(String templateType) {
        var usual = executions.usualDuration(templateType).orElse(properties.usualDuration());
        return usual.multipliedBy(executions.open() + 1L);
    }
}
