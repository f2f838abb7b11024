package dev.codefactory.pipeline.repair;

import dev.codefactory.code.Finding;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.springframework.modulith.NamedInterface;

/** Tells whether two things are the same although they were seen at different times: a finding wherever it moved to, a tree. */
@NamedInterface("repair")
public final class Fingerprint {

    private static final int LENGTH = 16;

    /** What differs from run to run of the same failure: line numbers, durations, addresses. */
    private static final Pattern ACCIDENTAL = Pattern.compile(
            "(?i)(?<=[\\w)]:)\\d+(?::\\d+)?\\b|\\bline \\d+|\\b\\d+(?:\\.\\d+)? ?(?:ms|s|seconds)\\b|\\b0x[0-9a-f]+\\b"
                    + "|\\bduration_ms[: ]+[\\d.]+");

    private Fingerprint() {}

    /** The same for a finding that only moved to another line. */
    public static String of(Finding finding) {
        var message = ACCIDENTAL.matcher(finding.message()).replaceAll("#").replaceAll("\\s+", " ");
        return sha256("%s\0%s\0%s\0%s"
                        .formatted(
                                finding.check(),
                                finding.rule(),
                                finding.path() == null ? "" : finding.path(),
                                message.strip()))
                .substring(0, LENGTH);
    }

    static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
