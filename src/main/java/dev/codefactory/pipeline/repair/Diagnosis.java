package dev.codefactory.pipeline.repair;

import dev.codefactory.code.Finding;
import dev.codefactory.llm.ModelRole;
import dev.codefactory.quality.Gate;
import dev.codefactory.quality.QualityReport;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a model is to mend of what the checks found.
 *
 * @param problems the kinds of problems, the one to mend first first
 * @param findings what matters enough to be mended, most severe first
 * @param red the gates that are red
 */
public record Diagnosis(List<Problem> problems, List<Finding> findings, List<Gate> red) {

    /** How compilers begin the line that names an error: javac, tsc, gcc and clang, rustc, go. */
    private static final Pattern COMPILER = Pattern.compile("(?m)\\.java:\\d+: error:|\\berror TS\\d+:"
            + "|^\\S+:\\d+:\\d+: (?:fatal )?error:|^error(?:\\[E\\d+])?: |^\\S+\\.go:\\d+:\\d+: |\\[build failed]");

    private static final Pattern MISSING = Pattern.compile("\\b(?:ModuleNotFoundError|ERR_MODULE_NOT_FOUND)\\b"
            + "|\\bNo module named\\b|\\bCannot find (?:module|package)\\b|\\bcannot find package\\b"
            + "|\\bunresolved (?:import|crate)\\b|\\bpackage [\\w.]+ does not exist\\b"
            + "|\\bfatal error: [\\w./]+: No such file\\b");

    private static final Set<Problem> TESTS_ALONE = EnumSet.of(Problem.MISSING_TESTS, Problem.WEAK_TESTS);

    private static final Set<Problem> OPTIMISATION = EnumSet.of(Problem.COMPLEXITY, Problem.PERFORMANCE);

    /** Findings of tests that pass and prove little. */
    private static final Set<String> PROVING_LITTLE = Set.of(
            "coverage-low",
            "integration-test-missing",
            "test-cannot-fail",
            "test-set-aside",
            "test-skipped",
            "test-without-assertion",
            "test-constant-assertion");

    public Diagnosis {
        problems = List.copyOf(problems);
        findings = List.copyOf(findings);
        red = List.copyOf(red);
    }

    public static Diagnosis of(QualityReport report) {
        var findings = report.findings().stream()
                .filter(finding -> finding.severity() != Finding.Severity.LOW && !finding.isWaived())
                .sorted(Comparator.comparing(Finding::severity).reversed())
                .toList();
        var red = report.gates().stream()
                .filter(gate -> gate.status() == Gate.Status.RED)
                .toList();
        var problems = EnumSet.noneOf(Problem.class);
        if (report.findings().stream().anyMatch(finding -> finding.rule().equals("tests-missing"))) {
            problems.add(Problem.MISSING_TESTS);
        }
        findings.forEach(finding -> problems.add(problem(finding)));
        red.forEach(gate -> problems.add(problem(gate, problems)));
        return new Diagnosis(List.copyOf(problems), findings, red);
    }

    /** The same where nobody wants tests to be written. */
    public Diagnosis withoutMissingTests() {
        return new Diagnosis(
                problems.stream()
                        .filter(problem -> problem != Problem.MISSING_TESTS)
                        .toList(),
                findings,
                red);
    }

    /** Whether the code may stay as it is, and all that is wanting are tests. */
    public boolean isOnlyAboutTests() {
        return !problems.isEmpty() && TESTS_ALONE.containsAll(problems);
    }

    /** Who is best asked to mend this; empty when it is everybody's business. */
    public Optional<ModelRole> specialist() {
        if (problems.isEmpty()) {
            return Optional.empty();
        }
        if (problems.equals(List.of(Problem.SECURITY))) {
            return Optional.of(ModelRole.SECURITY);
        }
        return OPTIMISATION.containsAll(problems) ? Optional.of(ModelRole.OPTIMISATION) : Optional.empty();
    }

    /** Whether a model has nothing to mend. */
    public boolean isHealthy() {
        return problems.isEmpty();
    }

    private static Problem problem(Finding finding) {
        return switch (finding.check()) {
            case EXTRACTION ->
                finding.rule().matches("truncated-.*|elided-code|file-too-long") ? Problem.TRUNCATED : Problem.NO_FILES;
            case SYNTAX -> Problem.SYNTAX;
            case COMPILE -> Problem.COMPILATION;
            case DEPENDENCIES -> Problem.MISSING_DEPENDENCY;
            case TESTS ->
                PROVING_LITTLE.contains(finding.rule()) ? Problem.WEAK_TESTS : problemOfTest(finding.message());
            case SECURITY, SECRETS -> Problem.SECURITY;
            case MAINTAINABILITY -> Problem.COMPLEXITY;
            case PERFORMANCE -> Problem.PERFORMANCE;
        };
    }

    private static Problem problemOfTest(String message) {
        if (MISSING.matcher(message).find()) {
            return Problem.MISSING_DEPENDENCY;
        }
        return COMPILER.matcher(message).find() ? Problem.COMPILATION : Problem.FAILING_TESTS;
    }

    /** A gate may be red without a finding that says why; else it adds nothing to what the findings say. */
    private static Problem problem(Gate gate, EnumSet<Problem> known) {
        return switch (gate.name()) {
            case "files" -> known.contains(Problem.TRUNCATED) ? Problem.TRUNCATED : Problem.NO_FILES;
            case "syntax" -> Problem.SYNTAX;
            case "dependencies" -> Problem.MISSING_DEPENDENCY;
            case "tests" ->
                known.contains(Problem.COMPILATION) || known.contains(Problem.MISSING_DEPENDENCY)
                        ? known.iterator().next()
                        : Problem.FAILING_TESTS;
            case "compile" -> Problem.COMPILATION;
            case "coverage", "integration_tests" -> Problem.WEAK_TESTS;
            case "security", "secrets", "entry_points" -> Problem.SECURITY;
            case "complexity" -> Problem.COMPLEXITY;
            default -> known.isEmpty() ? Problem.OTHER : known.iterator().next();
        };
    }
}
