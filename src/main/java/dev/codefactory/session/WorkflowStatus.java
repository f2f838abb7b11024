package dev.codefactory.session;

/** The coarse status every workflow answers, in the words {@code Started}, {@code Success} and {@code Failure}. */
public enum WorkflowStatus {
    STARTED("Started"),
    SUCCESS("Success"),
    FAILURE("Failure");

    private final String word;

    WorkflowStatus(String word) {
        this.word = word;
    }

    /** The wire word. */
    @Override
    public String toString() {
        return word;
    }
}
