package dev.codefactory.session.audit;

import dev.codefactory.session.ExecutionId;

/** An execution has no verdict that could be right or wrong. */
public final class UnjudgedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnjudgedException(ExecutionId execution) {
        super("Execution %s has no verdict to audit; only what was judged to its end can be."
                .formatted(execution.value()));
    }
}
