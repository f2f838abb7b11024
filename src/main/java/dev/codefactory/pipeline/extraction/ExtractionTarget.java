package dev.codefactory.pipeline.extraction;

import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.CodePath;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What an answer was asked for.
 *
 * @param language the language the code was asked for in
 * @param path where code belongs that names no path itself, or null when only code that names one counts
 * @param entryPoint the function or class that must be defined, or null when any will do
 * @param truncated true when the model stopped because its length was used up
 * @param known the paths the request already holds; a name that is the tail of one of them means that one
 */
public record ExtractionTarget(
        CodeLanguage language,
        @Nullable CodePath path,
        @Nullable String entryPoint,
        boolean truncated,
        List<CodePath> known) {

    public ExtractionTarget {
        known = List.copyOf(known);
    }

    /** The bare name to look for: the last part of {@code Class.method}, {@code module::name} or {@code dir/Name.java}. */
    Optional<String> entryName() {
        if (entryPoint != null) {
            var name = CodeLanguage.ofFileName(entryPoint).isPresent() ? stem(entryPoint) : entryPoint;
            return Optional.of(name.substring(lastSeparator(name) + 1)).filter(text -> !text.isBlank());
        }
        // A Java file holds the type it is named after.
        return Optional.ofNullable(path)
                .filter(_ -> language == CodeLanguage.JAVA)
                .map(file -> stem(file.fileName()));
    }

    private static String stem(String fileName) {
        return fileName.substring(0, fileName.lastIndexOf('.'));
    }

    private static int lastSeparator(String name) {
        return IntStream.of('.', '/', ':', '#').map(name::lastIndexOf).max().orElse(-1);
    }
}
