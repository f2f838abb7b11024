package dev.codefactory.session.execution;

/** A submission depends on something that is no execution of its owner. */
public final class UnknownDependencyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int index;

    UnknownDependencyException(int index) {
        super("must be the id of one of your executions");
        this.index = index;
    }

    /** Its place in the list of dependencies, from 0. */
    public int index() {
        return index;
    }
}
