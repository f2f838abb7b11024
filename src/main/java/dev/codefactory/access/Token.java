package dev.codefactory.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The text a caller proves itself with, {@code cf_<id>_<secret>}: the id finds the key, the secret is compared.
 *
 * @param id 64 random bits in hexadecimal, not secret
 * @param secret 192 random bits in hexadecimal
 */
record Token(String id, String secret) {

    private static final Pattern FORM = Pattern.compile("cf_([0-9a-f]{16})_([0-9a-f]{48})");
    private static final SecureRandom RANDOM = new SecureRandom();

    static Token random() {
        return new Token(randomHex(8), randomHex(24));
    }

    static Optional<Token> parse(String text) {
        var form = FORM.matcher(text);
        return form.matches() ? Optional.of(new Token(form.group(1), form.group(2))) : Optional.empty();
    }

    /** The whole token, to be shown once. */
    String text() {
        return "cf_%s_%s".formatted(id, secret);
    }

    /** What is stored of the secret. It is random, so a fast digest does: there is nothing to guess. */
    String secretDigest() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Takes as long for a wrong secret as for a right one. */
    boolean matches(String storedDigest) {
        return MessageDigest.isEqual(
                secretDigest().getBytes(StandardCharsets.US_ASCII), storedDigest.getBytes(StandardCharsets.US_ASCII));
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "cf_%s_…".formatted(id);
    }

    private static String randomHex(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
