package dev.codefactory.standin.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Cuts what is written into TCP writes of random size, so that a reader meets half lines and half characters.
 *
 * @param maxBytes the largest piece; 0 leaves every write whole
 * @param random seeded, so that a failing cut can be repeated
 */
public record Cut(int maxBytes, RandomGenerator random) {

    /** Leaves every write whole. */
    public static Cut none() {
        return new Cut(0, RandomGenerator.getDefault());
    }

    List<byte[]> pieces(byte[] bytes) {
        if (maxBytes <= 0) {
            return List.of(bytes);
        }
        List<byte[]> pieces = new ArrayList<>();
        for (int from = 0; from < bytes.length; ) {
            int to = Math.min(bytes.length, from + 1 + random.nextInt(maxBytes));
            pieces.add(Arrays.copyOfRange(bytes, from, to));
            from = to;
        }
        return pieces;
    }
}
