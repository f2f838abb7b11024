package dev.codefactory.code;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The relative path of a file inside a tree: slash-separated, NFC, at most {@value #MAX_LENGTH} characters and {@value #MAX_DEPTH}
 * segments. It can be joined to any root without leaving it, on every operating system.
 */
public record CodePath(String value) implements Comparable<CodePath> {

    public static final int MAX_LENGTH = 250;
    public static final int MAX_DEPTH = 16;

    private static final int MAX_SEGMENT = 100;
    private static final Pattern SEGMENT = Pattern.compile("[\\p{L}\\p{N}_@()\\[\\]+,=~!$&'.#% -]+");
    private static final Pattern DEVICE = Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");
    private static final Set<String> RESERVED = Set.of(".git", ".hg", ".svn");

    /** Why a text cannot be a path. */
    public enum Fault {
        EMPTY,
        TOO_LONG,
        TOO_DEEP,
        ABSOLUTE,
        TRAVERSAL,
        BACKSLASH,
        RESERVED_NAME,
        FORBIDDEN_CHARACTER;

        /** The fault as people read it, such as {@code forbidden character}. */
        public String phrase() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** @throws IllegalArgumentException when {@link #fault} finds one */
    public CodePath {
        value = Normalizer.normalize(value, Normalizer.Form.NFC);
        var fault = fault(value);
        if (fault.isPresent()) {
            throw new IllegalArgumentException(
                    "not a usable path: " + fault.get().phrase());
        }
    }

    /** What is wrong with the text as a path, or empty when it is one. */
    public static Optional<Fault> fault(String text) {
        if (text.isBlank()) {
            return Optional.of(Fault.EMPTY);
        }
        if (text.length() > MAX_LENGTH) {
            return Optional.of(Fault.TOO_LONG);
        }
        if (text.indexOf('\\') >= 0) {
            return Optional.of(Fault.BACKSLASH);
        }
        if (text.startsWith("/") || text.startsWith("~") || text.matches("[A-Za-z]:.*")) {
            return Optional.of(Fault.ABSOLUTE);
        }
        var segments = text.split("/", -1);
        if (segments.length > MAX_DEPTH) {
            return Optional.of(Fault.TOO_DEEP);
        }
        for (var segment : segments) {
            var fault = segmentFault(segment);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private static Optional<Fault> segmentFault(String segment) {
        var folded = segment.toLowerCase(Locale.ROOT);
        if (segment.isEmpty()) {
            return Optional.of(Fault.EMPTY);
        }
        if (segment.equals(".") || segment.equals("..")) {
            return Optional.of(Fault.TRAVERSAL);
        }
        if (segment.length() > MAX_SEGMENT) {
            return Optional.of(Fault.TOO_LONG);
        }
        if (RESERVED.contains(folded) || DEVICE.matcher(folded).matches()) {
            return Optional.of(Fault.RESERVED_NAME);
        }
        // A leading dash reads as an option to many commands, trailing dots and spaces vanish on Windows.
        if (!SEGMENT.matcher(segment).matches()
                || segment.startsWith("-")
                || segment.startsWith(" ")
                || segment.endsWith(".")
                || segment.endsWith(" ")) {
            return Optional.of(Fault.FORBIDDEN_CHARACTER);
        }
        return Optional.empty();
    }

    /** The last segment. */
    public String fileName() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    /** Equal for two paths that a case-insensitive file system cannot tell apart. */
    public String folded() {
        return value.toLowerCase(Locale.ROOT);
    }

    @Override
    public int compareTo(CodePath other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
