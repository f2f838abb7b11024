package dev.codefactory.code;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something a check says about one place in a tree.
 *
 * @param check what kind of check said it
 * @param rule the stable name of the rule, such as {@code python-sql-injection}
 * @param severity how much it matters
 * @param path the file, or null when it concerns the tree as a whole
 * @param line the first line, counted from 1; 0 when it concerns the whole file
 * @param message what is wrong and, where it is known, what to do instead
 */
public record Finding(
        Check check,
        String rule,
        Severity severity,
        @Nullable CodePath path,
        int line,
        String message) {

    /** The kinds of checks, in the order a reader wants their findings. */
    public enum Check {
        EXTRACTION,
        SYNTAX,
        COMPILE,
        DEPENDENCIES,
        TESTS,
        SECURITY,
        MAINTAINABILITY,
        PERFORMANCE;

        /** The wire word, such as {@code syntax}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** HIGH turns a gate red; MEDIUM asks for an improvement; LOW informs. */
    public enum Severity {
        LOW,
        MEDIUM,
        HIGH;

        /** The wire word, such as {@code high}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Finding {
        if (line < 0) {
            throw new IllegalArgumentException("line must not be negative");
        }
    }

    public Optional<CodePath> file() {
        return Optional.ofNullable(path);
    }

    /** The place as a compiler would print it: {@code path:line}, {@code path}, or empty. */
    public String place() {
        if (path == null) {
            return "";
        }
        return line == 0 ? path.value() : path.value() + ":" + line;
    }
}
