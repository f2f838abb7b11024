package dev.codefactory.planning.document;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Which data there is.
 *
 * @param migrationPlan how the data that is there comes to be so, step by step
 */
public record DataDesign(
        @Size(max = TaskDocument.MAX_TEXT) String text,
        @Size(max = 100) List<@NotBlank @Size(max = TaskDocument.MAX_LINE) String> migrationPlan) {

    public static final DataDesign EMPTY = new DataDesign("", List.of());

    public DataDesign {
        text = Text.block(text);
        migrationPlan = Text.lines(migrationPlan);
    }
}
