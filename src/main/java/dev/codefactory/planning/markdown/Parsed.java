package dev.codefactory.planning.markdown;

import dev.codefactory.planning.document.TaskDocument;
import java.util.List;

/**
 * What a text says.
 *
 * @param notes what was read otherwise than it was written, each with its line
 */
public record Parsed(TaskDocument document, List<Note> notes) {

    /**
     * Something that was not taken as it stood.
     *
     * @param line from 1
     */
    public record Note(int line, String message) {}

    public Parsed {
        notes = List.copyOf(notes);
    }
}
