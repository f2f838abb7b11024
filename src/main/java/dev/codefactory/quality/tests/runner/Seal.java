package dev.codefactory.quality.tests.runner;

import dev.codefactory.code.CodeFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Two secrets of one run. What a runner found counts only under its signature, so code under test can neither end the run early and look
 * as if it had passed nor write results of its own.
 *
 * @param key signs result files; the runner reads it from a file and deletes that before any code under test begins
 * @param token what a compiled test binary prints as its last words; unlike the key it is part of the binary
 */
public record Seal(String key, String token) {

    private static final String FILE = "codefactory-seal";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final HexFormat HEX = HexFormat.of();

    static Seal random() {
        return new Seal(secret(), secret());
    }

    private static String secret() {
        var bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HEX.formatHex(bytes);
    }

    /** Carries the secrets to the runner. */
    CodeFile file() {
        return CodeFile.of(FILE, key + " " + token + "\n");
    }

    /** The same, and says that nobody asks what was measured. Code under test must not learn of it, so it comes with the secrets. */
    CodeFile unmeasured() {
        return CodeFile.of(FILE, key + " " + token + " unmeasured\n");
    }

    /** What stands under a signature of this seal; empty when there is nothing or somebody else wrote it. */
    Optional<String> open(@Nullable String sealed) {
        var signatureEnd = sealed == null ? -1 : sealed.indexOf('\n');
        if (sealed == null || signatureEnd < 0) {
            return Optional.empty();
        }
        var content = sealed.substring(signatureEnd + 1);
        var signature = sealed.substring(0, signatureEnd).strip().getBytes(StandardCharsets.UTF_8);
        var expected = sign(content).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(signature, expected) ? Optional.of(content) : Optional.empty();
    }

    String sign(String content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HEX.formatHex(digest.digest((key + "\n" + content + "\n" + key).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    @Override
    public String toString() {
        return "a seal";
    }
}
