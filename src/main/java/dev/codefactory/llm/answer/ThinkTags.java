package dev.codefactory.llm.answer;

import java.util.function.Consumer;

/** Takes the thinking out of an answer that begins with it in {@code <think>} tags, as models write it whose server does not sort it out. */
public final class ThinkTags {

    private static final String OPEN = "<think>";
    private static final String CLOSE = "</think>";

    private enum Place {
        BEGINNING,
        THINKING,
        /** Behind the tag, before the first word of the answer. */
        GAP,
        ANSWER
    }

    private final Consumer<String> answer;
    private final Consumer<String> thinking;
    private final StringBuilder held = new StringBuilder();
    private Place place = Place.BEGINNING;

    /**
     * @param answer hears the text of the answer, piece by piece
     * @param thinking hears what was thought
     */
    public ThinkTags(Consumer<String> answer, Consumer<String> thinking) {
        this.answer = answer;
        this.thinking = thinking;
    }

    public void add(String delta) {
        if (place == Place.ANSWER) {
            answer.accept(delta);
            return;
        }
        held.append(delta);
        if (place == Place.BEGINNING) {
            begin();
        }
        if (place == Place.THINKING) {
            think();
        }
        if (place == Place.GAP) {
            skipGap();
        }
    }

    /** Tells what is left, at the end of the answer. */
    public void end() {
        tell(place == Place.THINKING ? thinking : answer, held.length());
        place = Place.ANSWER;
    }

    private void begin() {
        var words = held.toString().stripLeading();
        if (words.startsWith(OPEN)) {
            held.delete(0, held.length() - words.length() + OPEN.length());
            place = Place.THINKING;
        } else if (!OPEN.startsWith(words)) {
            place = Place.ANSWER;
            tell(answer, held.length());
        }
    }

    private void think() {
        var close = held.indexOf(CLOSE);
        if (close >= 0) {
            tell(thinking, close);
            held.delete(0, CLOSE.length());
            place = Place.GAP;
        } else {
            // The end may be the beginning of the tag.
            tell(thinking, Math.max(0, held.length() - CLOSE.length()));
        }
    }

    private void skipGap() {
        var words = held.toString().stripLeading();
        held.setLength(0);
        if (!words.isEmpty()) {
            place = Place.ANSWER;
            answer.accept(words);
        }
    }

    private void tell(Consumer<String> listener, int length) {
        if (length > 0) {
            listener.accept(held.substring(0, length));
            held.delete(0, length);
        }
    }
}
