package dev.codefactory.code;

import java.util.Optional;

/** One text file of a tree. */
public record CodeFile(CodePath path, String content) {

    public static CodeFile of(String path, String content) {
        return new CodeFile(new CodePath(path), content);
    }

    /** The language its name says, or empty for a file that is no source code. */
    public Optional<CodeLanguage> language() {
        return CodeLanguage.ofFileName(path.fileName());
    }
}
