package dev.codefactory.quality.entrypoints;

/** What a secure process does with a request, in this order. */
enum Step {
    VALIDATE_INPUT("validates its input"),
    AUTHORISE("authorises the caller"),
    HANDLE_FAILURES("handles failures of its work"),
    SANITISE_OUTPUT("sanitises its output"),
    LOG("logs"),
    CATCH_ERRORS("catches unexpected errors"),
    ANSWER_SAFELY("answers errors without their text");

    private final String words;

    Step(String words) {
        this.words = words;
    }

    /** What an entry point that does it does. */
    @Override
    public String toString() {
        return words;
    }

    /** Whether a step is done. */
    enum Presence {
        THERE,
        MISSING,
        /** There is nothing to do it with. */
        NOT_APPLICABLE
    }
}
