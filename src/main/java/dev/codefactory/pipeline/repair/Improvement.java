package dev.codefactory.pipeline.repair;

import dev.codefactory.code.FileTree;
import dev.codefactory.code.Finding;
import dev.codefactory.quality.Gate;
import dev.codefactory.quality.QualityReport;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/**
 * One round of repair: the issue, the fix and the evidence.
 *
 * @param number the round, from 1
 * @param status what became of it
 * @param problems the kinds of problems it was to mend, the gravest first
 * @param before what the checks said of the tree it was made for
 * @param after what they said of the tree with it, or null before they were asked
 * @param original the files it changed, as they were; one it added is missing
 * @param changed the same files as it left them
 * @param tree the fingerprint of the whole tree it led to
 */
@NamedInterface("repair")
public record Improvement(
        int number,
        Status status,
        List<Problem> problems,
        Checks before,
        @Nullable Checks after,
        FileTree original,
        FileTree changed,
        String tree) {

    /** What became of an improvement. */
    @NamedInterface("repair")
    public enum Status {
        /** Not judged yet. */
        PROPOSED,
        /** It made the tree better and is part of it. */
        APPLIED,
        /** It made nothing better and was dropped. */
        DISCARDED,
        /** The model gave a tree that had been judged already. */
        REPEATED,
        /** Its owner asked for it; the checks are to say whether it may stay. */
        ON_TRIAL,
        /** Its owner asked for it, and no gate turned red. */
        ACCEPTED,
        /** Its owner asked for it, but a gate turned red, so it was taken out. */
        REVERTED,
        /** Its owner had it taken out. */
        REJECTED;

        /** The wire word, such as {@code on_trial}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether the tree that stands holds it. */
        public boolean stands() {
            return switch (this) {
                case APPLIED, ACCEPTED -> true;
                case PROPOSED, DISCARDED, REPEATED, ON_TRIAL, REVERTED, REJECTED -> false;
            };
        }
    }

    /** What the checks said of a tree, without the output of its tests. */
    @NamedInterface("repair")
    public record Checks(List<Finding> findings, List<Gate> gates) {

        public Checks {
            findings = List.copyOf(findings);
            gates = List.copyOf(gates);
        }

        public static Checks of(QualityReport report) {
            return new Checks(report.findings(), report.gates());
        }

        /** What had to be mended, wherever in a file it stands. */
        Set<String> issues() {
            return findings.stream()
                    .filter(finding -> finding.severity() != Finding.Severity.LOW && !finding.isWaived())
                    .map(Fingerprint::of)
                    .collect(Collectors.toSet());
        }

        Set<String> red() {
            return gates.stream()
                    .filter(gate -> gate.status() == Gate.Status.RED)
                    .map(Gate::name)
                    .collect(Collectors.toSet());
        }
    }

    public Improvement {
        problems = List.copyOf(problems);
    }

    public Improvement as(Status changedStatus) {
        return new Improvement(number, changedStatus, problems, before, after, original, changed, tree);
    }

    /** With what the checks said of it. */
    public Improvement judged(Status outcome, QualityReport report) {
        return new Improvement(number, outcome, problems, before, Checks.of(report), original, changed, tree);
    }

    /** Whether it left exactly what there was to be mended, so that asking the same way again is in vain. */
    boolean helpedNothing() {
        return status == Status.REPEATED
                || (after != null
                        && after.issues().equals(before.issues())
                        && after.red().equals(before.red()));
    }
}
