package dev.codefactory.session.replay;

import dev.codefactory.session.ExecutionId;

/** The owner has no such replay. */
public final class ReplayNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ReplayNotFoundException(ExecutionId id) {
        super("There is no replay " + id.value() + ".");
    }
}
