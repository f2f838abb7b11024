package dev.codefactory.session;

/** There is no such execution, or it is somebody else's. */
public final class ExecutionNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ExecutionNotFoundException(ExecutionId id) {
        super("There is no execution %s.".formatted(id.value()));
    }
}
