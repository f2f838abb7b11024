package dev.codefactory.quality;

import dev.codefactory.code.FileTree;
import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Check;
import dev.codefactory.code.Waiver;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The findings that may stay, by their fingerprints. They stay visible and turn no gate red. What cannot be parsed or compiled and what fails
 * its tests is no matter of opinion: no word of anybody changes it.
 */
public record WaivedFindings(Map<String, Waiver> byFingerprint) {

    public static final WaivedFindings NONE = new WaivedFindings(Map.of());

    private static final Set<Check> WAIVABLE =
            EnumSet.of(Check.DEPENDENCIES, Check.SECURITY, Check.SECRETS, Check.MAINTAINABILITY, Check.PERFORMANCE);

    public WaivedFindings {
        byFingerprint = Map.copyOf(byFingerprint);
    }

    /**
     * The findings of one check with their fingerprints, those that may stay marked. Of findings that say the same of equal lines each has a
     * fingerprint of its own, so that nobody waives what a model adds later.
     */
    public List<Finding> settle(Collection<Finding> findings, FileTree tree) {
        var seen = new HashMap<String, Integer>();
        return findings.stream()
                .map(finding -> {
                    var first = finding.fingerprinted(tree);
                    var occurrence = seen.merge(first.fingerprint(), 1, Integer::sum);
                    return marked(occurrence == 1 ? first : finding.fingerprinted(tree, occurrence));
                })
                .toList();
    }

    private Finding marked(Finding finding) {
        var waiver = byFingerprint.get(finding.fingerprint());
        return waiver == null || !WAIVABLE.contains(finding.check()) ? finding : finding.waived(waiver);
    }

    /** What the reason of a gate adds about those that may stay; empty when there are none. */
    public static String told(Collection<Finding> findings) {
        var waived = findings.stream().filter(Finding::isWaived).count();
        return waived == 0 ? "" : ", %d waived".formatted(waived);
    }
}
