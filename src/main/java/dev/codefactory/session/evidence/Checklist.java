package dev.codefactory.session.evidence;

import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Check;
import dev.codefactory.code.Finding.Severity;
import dev.codefactory.quality.Gate;
import dev.codefactory.quality.Gate.Status;
import dev.codefactory.quality.QualityReport;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a reviewer would ask, answered by gates and findings alone. It decides nothing: the verdict is drawn from the gates. */
public record Checklist(List<Item> items) {

    /** The languages with a rule about errors: that their text is not shown to whoever calls. */
    static final Set<CodeLanguage> ERRORS_ARE_JUDGED =
            EnumSet.of(CodeLanguage.PYTHON, CodeLanguage.JAVASCRIPT, CodeLanguage.TYPESCRIPT, CodeLanguage.JAVA);

    private static final String ERROR_RULE = "-error-shown";
    private static final String INCOMPLETE_RULE = "secure-process-incomplete";
    private static final String NO_GATE = "no gate is about it";

    /**
     * One question and its answer.
     *
     * @param name such as {@code error_handling}
     * @param evidence which gates and findings say so
     */
    public record Item(String name, Status status, String evidence) {}

    public Checklist {
        items = List.copyOf(items);
    }

    public static Checklist of(QualityReport report, CodeLanguage language) {
        var items = new ArrayList<>(List.of(
                byGates("security", report, "security", "secrets", "dependencies"),
                errorHandling(report, language),
                byGates("tests", report, "tests", "coverage", "integration_tests"),
                byGates("quality", report, "syntax", "compile", "complexity"),
                performance(report)));
        secureProcess(report).ifPresent(items::add);
        return new Checklist(items);
    }

    /** Empty where nothing answers callers. */
    private static Optional<Item> secureProcess(QualityReport report) {
        var name = "secure_process";
        var judged = byGates(name, report, "entry_points");
        var incomplete = report.findings().stream()
                .filter(finding -> finding.rule().equals(INCOMPLETE_RULE) && !finding.isWaived())
                .map(Finding::place)
                .toList();
        if (judged.status() == Status.NOT_RUN && judged.evidence().equals(NO_GATE) && incomplete.isEmpty()) {
            return Optional.empty();
        }
        var steps = incomplete.isEmpty() ? "no step is missing" : "steps are missing at " + told(incomplete);
        return Optional.of(new Item(name, judged.status(), judged.evidence() + "; " + steps));
    }

    /** Of gates that are not asked for, such as {@code coverage} with given tests, nothing is said. */
    private static Item byGates(String name, QualityReport report, String... names) {
        var wanted = List.of(names);
        var gates = report.gates().stream()
                .filter(gate -> wanted.contains(gate.name()))
                .toList();
        if (gates.isEmpty()) {
            return new Item(name, Status.NOT_RUN, NO_GATE);
        }
        var evidence = gates.stream()
                .map(gate -> "%s is %s: %s".formatted(gate.name(), words(gate.status()), gate.reason()))
                .collect(Collectors.joining("; "));
        return new Item(name, together(gates), evidence);
    }

    private static Status together(List<Gate> gates) {
        var statuses = gates.stream().map(Gate::status).collect(Collectors.toSet());
        if (statuses.contains(Status.RED)) {
            return Status.RED;
        }
        return statuses.contains(Status.NOT_RUN) ? Status.NOT_RUN : Status.GREEN;
    }

    private static Item errorHandling(QualityReport report, CodeLanguage language) {
        var name = "error_handling";
        if (!ERRORS_ARE_JUDGED.contains(language)) {
            return new Item(name, Status.NOT_RUN, "there is no rule about errors for " + language);
        }
        return byFindings(
                name,
                report,
                finding -> finding.rule().endsWith(ERROR_RULE),
                wasSearched(report),
                "no text of an error is shown to whoever calls");
    }

    private static Item performance(QualityReport report) {
        return byFindings(
                "performance",
                report,
                finding -> finding.check() == Check.PERFORMANCE && finding.severity() != Severity.LOW,
                wasSearched(report) && !report.metrics().isEmpty(),
                "nothing was found that is slow for no reason");
    }

    /** Both kinds of rules read the same files, and where one could not be read, the security gate was not run. */
    private static boolean wasSearched(QualityReport report) {
        return report.gates().stream()
                .anyMatch(gate -> gate.name().equals("security") && gate.status() != Status.NOT_RUN);
    }

    /** @param searched whether anybody looked for such findings */
    private static Item byFindings(
            String name, QualityReport report, Predicate<Finding> bad, boolean searched, String otherwise) {
        var found = report.findings().stream()
                .filter(bad.and(finding -> !finding.isWaived()))
                .map(finding -> finding.rule() + " at " + finding.place())
                .distinct()
                .toList();
        if (!found.isEmpty()) {
            return new Item(name, Status.RED, told(found));
        }
        return searched
                ? new Item(name, Status.GREEN, otherwise)
                : new Item(name, Status.NOT_RUN, "not every file could be searched");
    }

    private static String told(List<String> found) {
        var shown = new ArrayList<>(found.subList(0, Math.min(5, found.size())));
        if (found.size() > shown.size()) {
            shown.add("%d more".formatted(found.size() - shown.size()));
        }
        return String.join(", ", shown);
    }

    private static String words(Status status) {
        return status.toString().replace('_', ' ');
    }
}
