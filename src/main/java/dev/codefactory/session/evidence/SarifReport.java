package dev.codefactory.session.evidence;

import static java.util.Objects.requireNonNull;

import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Check;
import dev.codefactory.code.Finding.Severity;
import dev.codefactory.code.Waiver;
import dev.codefactory.quality.Gate;
import dev.codefactory.quality.QualityReport;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.evidence.SarifLog.AutomationDetails;
import dev.codefactory.session.evidence.SarifLog.Configuration;
import dev.codefactory.session.evidence.SarifLog.Descriptor;
import dev.codefactory.session.evidence.SarifLog.Driver;
import dev.codefactory.session.evidence.SarifLog.Invocation;
import dev.codefactory.session.evidence.SarifLog.Location;
import dev.codefactory.session.evidence.SarifLog.Notification;
import dev.codefactory.session.evidence.SarifLog.Result;
import dev.codefactory.session.evidence.SarifLog.Rule;
import dev.codefactory.session.evidence.SarifLog.Run;
import dev.codefactory.session.evidence.SarifLog.Suppression;
import dev.codefactory.session.evidence.SarifLog.Text;
import dev.codefactory.session.evidence.SarifLog.Tool;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes findings as SARIF 2.1.0. A finding about no file is a notification of the run and no result, because GitHub refuses results without
 * a place; so is a gate that was not run.
 */
public final class SarifReport {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private SarifReport() {}

    /** The same report gives the same text. */
    public static String write(ExecutionId execution, QualityReport report) {
        var placed = report.findings().stream()
                .filter(finding -> finding.file().isPresent())
                .toList();
        var rules = rules(placed);
        var ids = rules.stream().map(Rule::id).toList();
        var run = new Run(
                new Tool(new Driver("Code Factory", rules)),
                // What precedes the last slash is the category under which GitHub replaces earlier uploads.
                new AutomationDetails("code-factory/" + execution.value()),
                List.of(new Invocation(true, notifications(report))),
                "utf16CodeUnits",
                placed.stream().map(finding -> result(finding, ids)).toList());
        return JSON.writeValueAsString(new SarifLog(SarifLog.SCHEMA, SarifLog.VERSION, List.of(run))) + "\n";
    }

    private static List<Rule> rules(List<Finding> findings) {
        var gravest = new TreeMap<String, Finding>();
        findings.forEach(finding ->
                gravest.merge(finding.rule(), finding, (a, b) -> b.severity().compareTo(a.severity()) > 0 ? b : a));
        return gravest.values().stream().map(SarifReport::rule).toList();
    }

    private static Rule rule(Finding gravest) {
        var help = RuleHelp.of(gravest);
        return new Rule(
                gravest.rule(),
                new Text(help.title()),
                new Text(help.description()),
                new Text(help.help()),
                new Configuration(level(gravest.severity())),
                properties(gravest, help));
    }

    private static Map<String, Object> properties(Finding finding, RuleHelp help) {
        var properties = new TreeMap<String, Object>();
        var tags = new ArrayList<>(List.of(finding.check().toString()));
        help.cwe().ifPresent(number -> tags.add("external/cwe/cwe-" + number));
        if (finding.check() == Check.SECURITY || finding.check() == Check.SECRETS) {
            tags.add("security");
            properties.put(
                    "security-severity",
                    switch (finding.severity()) {
                        case HIGH -> "8.0";
                        case MEDIUM -> "5.0";
                        case LOW -> "2.0";
                    });
        }
        properties.put("tags", tags.stream().distinct().toList());
        properties.put("precision", finding.confidence().toString());
        return properties;
    }

    private static Result result(Finding finding, List<String> rules) {
        var path = UriUtils.encodePath(requireNonNull(finding.path()).value(), StandardCharsets.UTF_8);
        return new Result(
                finding.rule(),
                rules.indexOf(finding.rule()),
                level(finding.severity()),
                new Text(finding.message()),
                // GitHub wants a line even of what concerns the whole file.
                List.of(Location.of(path, Math.max(1, finding.line()))),
                // GitHub tells alerts apart by the second name.
                Map.of(
                        "codeFactory/v1",
                        finding.fingerprint(),
                        "primaryLocationLineHash",
                        finding.fingerprint() + ":1"),
                suppressions(finding.waiver()));
    }

    /** Empty and not absent: the standard wants all results of a run to tell, or none. */
    private static List<Suppression> suppressions(@Nullable Waiver waiver) {
        return waiver == null
                ? List.of()
                : List.of(new Suppression("external", "accepted", waiver.reason() + " (" + waiver.by() + ")"));
    }

    private static List<Notification> notifications(QualityReport report) {
        var unplaced = report.findings().stream()
                .filter(finding -> finding.file().isEmpty())
                .map(finding -> notification(finding.rule(), level(finding.severity()), finding.message()));
        var notRun = report.gates().stream()
                .filter(gate -> gate.status() == Gate.Status.NOT_RUN)
                .sorted(Comparator.comparing(Gate::name))
                .map(gate -> notification(
                        "gate-" + gate.name(),
                        "warning",
                        "the gate %s was not run: %s".formatted(gate.name(), gate.reason())));
        return Stream.concat(unplaced, notRun).toList();
    }

    private static Notification notification(String id, String level, String message) {
        return new Notification(new Descriptor(id), level, new Text(message));
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case HIGH -> "error";
            case MEDIUM -> "warning";
            case LOW -> "note";
        };
    }
}
