package dev.codefactory.session.audit;

import dev.codefactory.session.ExecutionId;

/** Nobody has said yet whether the files of an execution are right. */
public final class NotAuditedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotAuditedException(ExecutionId execution) {
        super("Execution %s was not audited; PUT says what you found.".formatted(execution.value()));
    }
}
