package dev.codefactory.quality.performance;

import dev.codefactory.code.Finding.Severity;
import dev.codefactory.quality.source.Grammar;
import dev.codefactory.quality.source.SourceTree.Match;
import java.util.List;
import java.util.Set;

/**
 * One shape of code that is slow for no reason.
 *
 * @param id the stable name findings carry
 * @param message what is slow and what to do instead
 * @param pattern a tree-sitter pattern; its capture {@code @sink} is where the finding is reported
 * @param conditions all of which must hold for a match of the pattern
 * @param matches samples that are slow
 * @param ignores samples that look like it and are fine
 */
record PerformanceRule(
        String id,
        Set<Grammar> grammars,
        Severity severity,
        String message,
        String pattern,
        List<Condition> conditions,
        List<String> matches,
        List<String> ignores) {

    /** The name of the capture that is reported. */
    static final String SINK = "sink";

    boolean holds(Match match) {
        return match.captures().containsKey(SINK)
                && conditions.stream().allMatch(condition -> condition.holds(match.captures()));
    }
}
