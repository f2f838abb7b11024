package dev.codefactory.session.choice;

import dev.codefactory.session.ExecutionId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Chance that is the same each time it is asked about the same execution. */
final class Chance {

    private Chance() {}

    /**
     * A number that is spread evenly over executions, from 0 to below 1.
     *
     * @param of what is left to chance; numbers of different things have nothing to do with each other
     */
    static double of(ExecutionId execution, String of) {
        try {
            var text = "%s %s".formatted(of, execution.value());
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return (ByteBuffer.wrap(hash).getLong() >>> 11) * 0x1.0p-53;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
