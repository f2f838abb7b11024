package dev.codefactory.llm.answer;

/** Notices an answer that will not end by itself: endless white space, or the same words over and over. */
public final class Runaway {

    private static final int WINDOW = 8192;
    private static final int LONGEST_PERIOD = 512;
    private static final int CHECK_EVERY = 1024;

    private final StringBuilder tail = new StringBuilder();
    private int unchecked;

    /** Hears the next piece; whether the answer now runs away. */
    public boolean after(String delta) {
        tail.append(delta);
        unchecked += delta.length();
        if (unchecked < CHECK_EVERY || tail.length() < WINDOW) {
            return false;
        }
        unchecked = 0;
        tail.delete(0, tail.length() - WINDOW);
        return isBlank() || repeats();
    }

    private boolean isBlank() {
        return tail.chars().allMatch(Character::isWhitespace);
    }

    private boolean repeats() {
        for (int period = 1; period <= LONGEST_PERIOD; period++) {
            if (hasPeriod(period)) {
                return true;
            }
        }
        return false;
    }

    private boolean hasPeriod(int period) {
        for (int i = period; i < WINDOW; i++) {
            if (tail.charAt(i) != tail.charAt(i - period)) {
                return false;
            }
        }
        return true;
    }
}
