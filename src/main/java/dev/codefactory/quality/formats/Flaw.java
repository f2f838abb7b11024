package dev.codefactory.quality.formats;

/**
 * Something a reader of a format stumbled over.
 *
 * @param line counted from 1; 0 when the reader does not know
 * @param certain whether whoever uses the file will stumble as well
 */
public record Flaw(int line, String message, boolean certain) {

    static Flaw certain(int line, String message) {
        return new Flaw(line, message, true);
    }

    static Flaw suspected(int line, String message) {
        return new Flaw(line, message, false);
    }
}
