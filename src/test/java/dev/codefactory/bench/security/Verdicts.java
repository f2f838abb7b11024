package dev.codefactory.bench.security;

import java.util.Map;
import java.util.Set;

/**
 * What a scanner says of the snippets it was given.
 *
 * @param flagged the ids of those it flags at medium severity or above
 * @param strengths how sure it is of what it says, by id; what is missing is 0
 * @param read the ids of those it could read at all
 */
record Verdicts(Set<String> flagged, Map<String, Integer> strengths, Set<String> read) {

    boolean flags(Snippet snippet) {
        return flagged.contains(snippet.id());
    }

    int strength(Snippet snippet) {
        return strengths.getOrDefault(snippet.id(), 0);
    }
}
