package dev.codefactory.standin.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What the server says about a model without running it.
 *
 * @param name with its tag
 * @param build how it was made
 * @param size of the file in bytes
 * @param digest 64 hexadecimal digits
 * @param remote where a cloud model really runs, or null
 */
public record ModelCard(
        String name,
        Build build,
        long size,
        String digest,
        @Nullable Remote remote) {

    /**
     * @param family the architecture, such as {@code qwen2}
     * @param parameterSize such as {@code 7.6B}
     * @param quantization such as {@code Q4_K_M}
     */
    public record Build(String family, String parameterSize, String quantization) {}

    /** A model of another server that this one only passes on. */
    public record Remote(String host, String model) {}

    static ModelCard named(String name) {
        String full = fullName(name);
        return new ModelCard(full, new Build("qwen2", "7.6B", "Q4_K_M"), 4_683_087_332L, digest(full), null);
    }

    /** The name with the tag Ollama assumes. */
    public static String fullName(String name) {
        return name.isEmpty() || name.indexOf(':', name.lastIndexOf('/') + 1) >= 0 ? name : name + ":latest";
    }

    public ModelCard build(String family, String parameterSize, String quantization) {
        return new ModelCard(name, new Build(family, parameterSize, quantization), size, digest, remote);
    }

    public ModelCard digestOf(String newDigest) {
        return new ModelCard(name, build, size, newDigest, remote);
    }

    public ModelCard remote(String host, String model) {
        return new ModelCard(name, build, size, digest, new Remote(host, model));
    }

    /** Whether code sent to it leaves the machine. */
    public boolean inTheCloud() {
        return remote != null || name.endsWith(":cloud") || name.endsWith("-cloud");
    }

    private static String digest(String name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
