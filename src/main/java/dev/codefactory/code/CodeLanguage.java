package dev.codefactory.code;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A programming language files can be generated in. */
public enum CodeLanguage {
    PYTHON("py"),
    JAVASCRIPT("js", "mjs", "cjs", "jsx"),
    TYPESCRIPT("ts", "mts", "cts", "tsx"),
    JAVA("java"),
    CPP("cpp", "cc", "cxx", "hpp", "hh", "h"),
    GO("go"),
    RUST("rs");

    private final List<String> extensions;

    CodeLanguage(String... extensions) {
        this.extensions = List.of(extensions);
    }

    /** The word used on the wire, in tables and in file names, such as {@code python}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The wire word, so that JSON and query parameters speak it without further settings. */
    @Override
    public String toString() {
        return id();
    }

    /** The usual file extension, without a dot. */
    public String extension() {
        return extensions.getFirst();
    }

    /** The language of the given wire word, or empty when there is none. */
    public static Optional<CodeLanguage> ofId(String id) {
        return Arrays.stream(values())
                .filter(language -> language.id().equals(id))
                .findFirst();
    }

    /** The language a file name's extension stands for, or empty for other files. */
    public static Optional<CodeLanguage> ofFileName(String name) {
        var extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(language -> language.extensions.contains(extension))
                .findFirst();
    }
}
