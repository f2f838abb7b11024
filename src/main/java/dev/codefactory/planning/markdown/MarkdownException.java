package dev.codefactory.planning.markdown;

import java.util.List;
import java.util.stream.Collectors;

/** Why a text is no task document; every fault names its line and how to mend it. */
public final class MarkdownException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final transient List<Fault> faults;

    /**
     * What is wrong with one line.
     *
     * @param line from 1
     */
    public record Fault(int line, String message) {}

    MarkdownException(List<Fault> faults) {
        super(faults.stream()
                .map(fault -> "line %d: %s".formatted(fault.line(), fault.message()))
                .collect(Collectors.joining("; ")));
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
