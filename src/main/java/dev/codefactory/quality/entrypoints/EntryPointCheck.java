package dev.codefactory.quality.entrypoints;

import dev.codefactory.code.CodePath;
import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Severity;
import dev.codefactory.quality.CheckResult;
import dev.codefactory.quality.Demands;
import dev.codefactory.quality.Gate;
import dev.codefactory.quality.QualityCheck;
import dev.codefactory.quality.QualityRequest;
import dev.codefactory.quality.WaivedFindings;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whether what the request demands of each entry point applies there, and which steps of a secure process are there. */
@Component
@Order(3)
class EntryPointCheck implements QualityCheck {

    private static final String GATE = "entry_points";

    @Override
    public String gate() {
        return GATE;
    }

    /** Of code that does not answer HTTP nothing is said, unless the request speaks of callers itself. */
    @Override
    public boolean appliesTo(QualityRequest request) {
        return request.demands().concernsCallers()
                || Web.shipped(request.judged())
                        .anyMatch(file -> Web.uses(file, Sign.KNOWN) || Web.uses(file, Sign.FOREIGN));
    }

    @Override
    public List<String> gates(QualityRequest request) {
        return request.demands().concernsEntryPoints() ? List.of(GATE) : List.of();
    }

    @Override
    public CheckResult check(QualityRequest request) {
        var web = Web.of(request.judged());
        var findings = web.examined().stream()
                .flatMap(point -> EntryPointFindings.of(point, request.demands()).stream())
                .toList();
        var settled = request.settled(findings);
        var gates = new ArrayList<Gate>();
        if (request.demands().concernsEntryPoints()) {
            gates.addAll(gate(request, web, settled));
        }
        return new CheckResult(gates, settled, null);
    }

    private static List<Gate> gate(QualityRequest request, Web web, List<Finding> findings) {
        var bad = findings.stream()
                .filter(finding -> finding.severity() == Severity.HIGH && !finding.isWaived())
                .toList();
        var waived = WaivedFindings.told(findings);
        if (!bad.isEmpty()) {
            return List.of(Gate.red(GATE, "%s%s".formatted(told(bad), waived)));
        }
        if (!web.unread().isEmpty()) {
            var paths = web.unread().stream().map(CodePath::value).collect(Collectors.joining(", "));
            return List.of(Gate.notRun(GATE, "could not read " + paths));
        }
        var points = web.examined().size();
        if (Web.shipped(request.judged()).anyMatch(file -> Web.uses(file, Sign.FOREIGN))) {
            return List.of(Gate.notRun(GATE, "a web framework is used whose entry points are not known here"));
        }
        if (points == 0) {
            return withoutAny(request);
        }
        return List.of(
                Gate.green(GATE, "%d entry points, each %s%s".formatted(points, words(request.demands()), waived)));
    }

    /** Where only values are to be checked, code that answers nobody has nothing to show. */
    private static List<Gate> withoutAny(QualityRequest request) {
        if (!request.demands().concernsCallers()) {
            return List.of();
        }
        var shipped = Web.shipped(request.judged()).toList();
        if (shipped.stream().anyMatch(file -> Web.uses(file, Sign.KNOWN))) {
            return List.of(Gate.notRun(GATE, "a web framework is used, and no entry point was recognised"));
        }
        var searched = shipped.stream()
                .filter(file -> file.language().flatMap(Signs::of).isPresent())
                .count();
        return searched == 0
                ? List.of(Gate.notRun(GATE, "entry points are not known in this language"))
                : List.of(Gate.green(
                        GATE, "there is no entry point: nothing in %d files answers HTTP".formatted(searched)));
    }

    private static String told(List<Finding> bad) {
        return bad.stream()
                .collect(Collectors.groupingBy(Finding::rule, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(rule -> "%d %s".formatted(rule.getValue(), rule.getKey()))
                .collect(Collectors.joining(", "));
    }

    private static String words(Demands demands) {
        var words = new ArrayList<String>();
        if (demands.authorisation()) {
            words.add("authorised or public");
        }
        if (demands.rateLimiting()) {
            words.add("limited");
        }
        if (demands.inputValidation()) {
            words.add("validated or without input");
        }
        return String.join(", ", words);
    }
}
