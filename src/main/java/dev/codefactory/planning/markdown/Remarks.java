package dev.codefactory.planning.markdown;

import dev.codefactory.planning.markdown.MarkdownException.Fault;
import dev.codefactory.planning.markdown.Parsed.Note;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is to be said of a text that is being read. Lines are given from 0 and told from 1. */
final class Remarks {

    private final List<Fault> faults = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();

    void fault(int line, String message) {
        faults.add(new Fault(line + 1, message));
    }

    void note(int line, String message) {
        notes.add(new Note(line + 1, message));
    }

    List<Note> notes() {
        return notes.stream().sorted(Comparator.comparingInt(Note::line)).toList();
    }

    void throwFaults() {
        if (!faults.isEmpty()) {
            throw new MarkdownException(
                    faults.stream().sorted(Comparator.comparingInt(Fault::line)).toList());
        }
    }
}
