package dev.codefactory.pipeline;

import dev.codefactory.code.CodePath;
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
    String line() {
        return "`%s`: %s".formatted(path, purpose);
    }
}
