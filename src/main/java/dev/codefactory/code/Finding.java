package dev.codefactory.code;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
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
 * @param confidence how surely it is so
 * @param fingerprint names the finding as long as its line does not change, wherever the line moves; empty before it is known
 * @param waiver who said that it may stay, or null when nobody did
 */
public record Finding(
        Check check,
        String rule,
        Severity severity,
        @Nullable CodePath path,
        int line,
        String message,
        Confidence confidence,
        String fingerprint,
        @Nullable Waiver waiver) {

    private static final int FINGERPRINT_BYTES = 8;

    /** The kinds of checks, in the order a reader wants their findings. */
    public enum Check {
        EXTRACTION,
        SYNTAX,
        COMPILE,
        DEPENDENCIES,
        TESTS,
        SECURITY,
        SECRETS,
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

    /** How surely a finding is one. */
    public enum Confidence {
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
        // Findings that were stored before these were known lack them.
        confidence = Objects.requireNonNullElse(confidence, Confidence.HIGH);
        fingerprint = Objects.requireNonNullElse(fingerprint, "");
    }

    /** A finding that is certain. */
    public Finding(Check check, String rule, Severity severity, @Nullable CodePath path, int line, String message) {
        this(check, rule, severity, path, line, message, Confidence.HIGH, "", null);
    }

    public Finding with(Severity other) {
        return new Finding(check, rule, other, path, line, message, confidence, fingerprint, waiver);
    }

    public Finding with(Confidence other) {
        return new Finding(check, rule, severity, path, line, message, other, fingerprint, waiver);
    }

    /** This finding, which may stay. */
    public Finding waived(Waiver word) {
        return new Finding(check, rule, severity, path, line, message, confidence, fingerprint, word);
    }

    public boolean isWaived() {
        return waiver != null;
    }

    /** This finding in the given tree, with the fingerprint of the line it is about. */
    public Finding fingerprinted(FileTree tree) {
        return fingerprinted(tree, 1);
    }

    /** @param occurrence which of the findings that say the same of equal lines of the file it is, from 1 */
    public Finding fingerprinted(FileTree tree, int occurrence) {
        var content = file().flatMap(tree::get).map(CodeFile::content).orElse("");
        var text = line == 0
                ? Optional.<String>empty()
                : content.lines().skip(line - 1L).findFirst();
        var about = text.map(found -> found.strip().replaceAll("\\s+", " ")).orElse(message);
        var named = String.join("\n", rule, path == null ? "" : path.value(), about);
        var numbered = occurrence == 1 ? named : named + "\n" + occurrence;
        return new Finding(check, rule, severity, path, line, message, confidence, digest(numbered), waiver);
    }

    private static String digest(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
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
