package dev.codefactory.quality.names;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses which name was meant. */
public final class NearestName {

    private static final int MAX_EDITS = 2;

    private NearestName() {}

    /** The name that takes the fewest edits, if few enough for the length. */
    public static Optional<String> of(String name, Collection<String> names) {
        record Candidate(String name, int edits) {}
        return names.stream()
                .filter(other -> Math.abs(other.length() - name.length()) <= MAX_EDITS)
                .map(other -> new Candidate(other, edits(name, other)))
                .filter(candidate -> candidate.edits() <= Math.min(MAX_EDITS, name.length() / 3))
                .min(Comparator.comparingInt(Candidate::edits).thenComparing(Candidate::name))
                .map(Candidate::name);
    }

    /** The Levenshtein distance, two rows at a time. */
    private static int edits(String one, String other) {
        var above = new int[other.length() + 1];
        for (var column = 0; column <= other.length(); column++) {
            above[column] = column;
        }
        for (var row = 1; row <= one.length(); row++) {
            var current = new int[other.length() + 1];
            current[0] = row;
            for (var column = 1; column <= other.length(); column++) {
                var replaced = above[column - 1] + (one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(replaced, Math.min(above[column], current[column - 1]) + 1);
            }
            above = current;
        }
        return above[other.length()];
    }
}
