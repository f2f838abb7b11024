package dev.codefactory.quality.security;

import dev.codefactory.code.Finding.Severity;
import dev.codefactory.quality.source.Grammar;
import dev.codefactory.quality.source.SourceTree.Match;
import java.util.List;
import java.util.Set;

/**
 * One thing that must not be in the code.
 *
 * @param id the stable name findings carry
 * @param cwe the weakness it is, as MITRE numbers them
 * @param message what is wrong and what to do instead
 * @param pattern a tree-sitter pattern; its capture {@code @sink} is where the finding is reported
 * @param conditions all of which must hold for a match of the pattern
 * @param matches samples with this weakness
 * @param ignores samples that look like it and are fine
 */
record SecurityRule(
        String id,
        Set<Grammar> grammars,
        int cwe,
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
