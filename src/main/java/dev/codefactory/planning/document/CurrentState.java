package dev.codefactory.planning.document;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What is there already.
 *
 * @param text Markdown of whoever knows more than the files say
 * @param statements what the files say
 */
public record CurrentState(
        @Size(max = TaskDocument.MAX_TEXT) String text,
        @Size(max = 200) List<@NotNull @Valid Statement> statements) {

    public static final CurrentState EMPTY = new CurrentState("", List.of());

    /** What a statement is about. */
    public enum Topic {
        LANGUAGE,
        FRAMEWORK,
        ENTRY_POINT,
        TESTS,
        DATABASE,
        AUTHENTICATION,
        USER_INTERFACE,
        OTHER;

        /** The wire word, such as {@code entry_point}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The topic of a wire word. */
        public static Optional<Topic> of(String word) {
            return Arrays.stream(values())
                    .filter(topic -> topic.toString().equals(word))
                    .findFirst();
        }
    }

    /**
     * Something that is so.
     *
     * @param files where that stands
     */
    public record Statement(
            Topic topic,
            @NotBlank @Size(max = TaskDocument.MAX_LINE) String text,
            @Size(max = 20) List<@NotNull String> files) {

        public Statement {
            topic = Objects.requireNonNullElse(topic, Topic.OTHER);
            text = Text.line(text);
            files = Text.list(files);
        }
    }

    public CurrentState {
        text = Text.block(text);
        statements = Text.list(statements);
    }
}
