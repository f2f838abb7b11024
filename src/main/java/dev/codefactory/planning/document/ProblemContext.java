package dev.codefactory.planning.document;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;

/** Why something is to be done, and how it is told that it was. */
public record ProblemContext(
        @Size(max = TaskDocument.MAX_TEXT) String text,
        @Size(max = 50) List<@NotNull @Valid Criterion> successCriteria) {

    public static final ProblemContext EMPTY = new ProblemContext("", List.of());

    /**
     * One measure of success.
     *
     * @param id names it in every revision, such as {@code C1}; empty for a new one
     * @param check what decides it, as {@link Check} writes it; empty while nobody has said
     */
    public record Criterion(
            @Pattern(regexp = "^(C[1-9][0-9]{0,3})?$", message = "must be C1, C2, … or left out")
            String id,

            @NotBlank @Size(max = TaskDocument.MAX_LINE) String text,

            @Pattern(regexp = "^(" + Check.PATTERN + ")?$", message = Check.RULE)
            String check) {

        public Criterion {
            id = Objects.requireNonNullElse(id, "");
            text = Text.line(text);
            check = Objects.requireNonNullElse(check, "");
        }

        Criterion named(String newId) {
            return new Criterion(newId, text, check);
        }
    }

    public ProblemContext {
        text = Text.block(text);
        successCriteria = Text.list(successCriteria);
    }
}
