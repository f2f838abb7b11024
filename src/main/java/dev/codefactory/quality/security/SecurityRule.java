package dev.codefactory.quality.security;

import dev.codefactory.code.Finding.Confidence;
import dev.codefactory.code.Finding.Severity;
import dev.codefactory.quality.source.Grammar;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One thing that must not be in the code.
 *
 * @param id the stable name findings carry
 * @param cwe the weakness it is, as MITRE numbers them
 * @param confidence how surely what it finds is one
 * @param message what is wrong and what to do instead
 * @param conditions all of which must hold where the trigger fires
 * @param cleaners names of functions that make a value harmless for this rule
 * @param matches samples with this weakness
 * @param ignores samples that look like it and are fine
 */
record SecurityRule(
        String id,
        Set<Grammar> grammars,
        int cwe,
        Severity severity,
        Confidence confidence,
        String message,
        Trigger trigger,
        List<Condition> conditions,
        Pattern cleaners,
        List<String> matches,
        List<String> ignores) {

    /** The name of the capture that is reported. */
    static final String SINK = "sink";

    boolean holds(Occurrence at) {
        return at.sink().filter(at.file()::feasible).isPresent()
                && conditions.stream().allMatch(condition -> condition.holds(at));
    }
}
