package dev.codefactory.pipeline.dialogue;

/**
 * How much a prompt shows of what stands around the question. Where a prompt does not fit the model's window it is asked with the next
 * level, down to the last; what a question is about itself is whole at every level, and what is left out is said where it would stand.
 */
public enum Detail {
    /** All that may help. */
    WHOLE(1, ""),
    /** Files that the question does not lead to are shown by their signatures. */
    NEEDED(1, "files that are not needed themselves were shown by their signatures"),
    /** Every file but those to be written is shown by its signatures, and of what is wrong only the most important. */
    SIGNATURES(1, "all files but those to be written were shown by their signatures"),
    /** Files that are not used directly are only named, given tests are shown by their signatures, and the answer has half the room. */
    NAMES(2, "files were shown by their signatures or names only, and the answer had half the room");

    private final int shareOfAnswer;
    private final String note;

    Detail(int shareOfAnswer, String note) {
        this.shareOfAnswer = shareOfAnswer;
        this.note = note;
    }

    /** Whether what is wrong is told in few words. */
    public boolean isBrief() {
        return compareTo(SIGNATURES) >= 0;
    }

    /** How many of the tokens an answer wants it gets. */
    int roomOf(int wanted) {
        return wanted / shareOfAnswer;
    }

    /** What was left out, for who reads the answer; empty when nothing was. */
    String note() {
        return note.isEmpty() ? "" : "The prompt did not fit the model's window: %s.".formatted(note);
    }
}
