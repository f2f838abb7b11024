package dev.codefactory.pipeline;

import dev.codefactory.code.CodePath;
import java.util.ArrayList;
import java.util.List;

/**
 * A file that shall be written on its own.
 *
 * @param purpose what the file is for, in plain language
 * @param imports the planned or given files it uses
 */
public record PlannedFile(CodePath path, String purpose, List<CodePath> imports) {

    public PlannedFile {
        imports = List.copyOf(imports);
    }

    /** As prompts list it. */
    public String line() {
        return "`%s`: %s".formatted(path, purpose);
    }

    /** Each file after those it imports. */
    public static List<PlannedFile> inOrder(List<PlannedFile> plan) {
        var open = new ArrayList<>(plan);
        var ordered = new ArrayList<PlannedFile>();
        while (!open.isEmpty()) {
            var ready = open.stream()
                    .filter(file ->
                            open.stream().noneMatch(other -> file.imports().contains(other.path())))
                    .toList();
            if (ready.isEmpty()) {
                throw new IllegalArgumentException("planned files import each other in a circle: " + open);
            }
            ordered.addAll(ready);
            open.removeAll(ready);
        }
        return ordered;
    }
}
