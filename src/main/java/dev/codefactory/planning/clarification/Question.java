package dev.codefactory.planning.clarification;

import java.util.List;

/**
 * Something that is not clear.
 *
 * @param id names it within its clarification, such as {@code database}
 * @param options what may be answered; none when any answer will do
 * @param defaultAnswer what holds when nobody answers
 */
public record Question(String id, String text, List<String> options, String defaultAnswer) {

    public Question {
        options = List.copyOf(options);
    }

    boolean allows(String answer) {
        return options.isEmpty() || options.contains(answer);
    }
}
