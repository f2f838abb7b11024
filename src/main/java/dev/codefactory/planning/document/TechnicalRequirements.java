package dev.codefactory.planning.document;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;

/** What must hold of the result. */
public record TechnicalRequirements(
        @Size(max = TaskDocument.MAX_TEXT) String text,
        @Size(max = 100) List<@NotBlank @Size(max = TaskDocument.MAX_LINE) String> functional,
        @Size(max = 100) List<@NotBlank @Size(max = TaskDocument.MAX_LINE) String> nonFunctional,
        @Size(max = 100) List<@NotBlank @Size(max = TaskDocument.MAX_LINE) String> constraints) {

    public static final TechnicalRequirements EMPTY = new TechnicalRequirements("", List.of(), List.of(), List.of());

    public TechnicalRequirements {
        text = Text.block(text);
        functional = Text.lines(functional);
        nonFunctional = Text.lines(nonFunctional);
        constraints = Text.lines(constraints);
    }
}
