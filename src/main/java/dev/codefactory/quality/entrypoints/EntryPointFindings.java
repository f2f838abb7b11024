package dev.codefactory.quality.entrypoints;

import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Check;
import dev.codefactory.code.Finding.Severity;
import dev.codefactory.quality.Demands;
import dev.codefactory.quality.entrypoints.Step.Presence;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What is said of one entry point: of high severity what the request demands and is missing, of low severity the other steps. */
final class EntryPointFindings {

    private EntryPointFindings() {}

    static List<Finding> of(Examination examined, Demands demands) {
        var findings = new ArrayList<Finding>();
        if (demands.authorisation() && examined.presence(Step.AUTHORISE) == Presence.MISSING) {
            findings.add(finding(
                    examined,
                    "entry-point-unauthorised",
                    "nothing checks who calls; check the caller before anything else and refuse with 401 or 403"));
        }
        if (demands.rateLimiting() && examined.limited() == Presence.MISSING) {
            findings.add(finding(
                    examined,
                    "entry-point-unlimited",
                    "nothing limits how often it is called; count the calls of each caller and refuse with 429"));
        }
        if (demands.inputValidation() && examined.presence(Step.VALIDATE_INPUT) == Presence.MISSING) {
            findings.add(finding(
                    examined,
                    "entry-point-unvalidated",
                    "what the caller sends is used as it is; check type, length and range first and refuse with 400"));
        }
        findings.addAll(incomplete(examined, demanded(demands)));
        return findings;
    }

    private static Set<Step> demanded(Demands demands) {
        var demanded = EnumSet.noneOf(Step.class);
        if (demands.authorisation()) {
            demanded.add(Step.AUTHORISE);
        }
        if (demands.inputValidation()) {
            demanded.add(Step.VALIDATE_INPUT);
        }
        return demanded;
    }

    private static Finding finding(Examination examined, String rule, String message) {
        var point = examined.point();
        return new Finding(
                Check.SECURITY,
                rule,
                Severity.HIGH,
                point.file().file().path(),
                point.node().line(),
                point.name() + ": " + message);
    }

    private static List<Finding> incomplete(Examination examined, Set<Step> demanded) {
        var steps = examined.steps();
        var missing = named(steps, Presence.MISSING, demanded);
        if (missing.isEmpty()) {
            return List.of();
        }
        var there = named(steps, Presence.THERE, Set.of());
        var idle = named(steps, Presence.NOT_APPLICABLE, Set.of());
        var message = "of the steps of a secure process it lacks: %s; there: %s; nothing to do: %s"
                .formatted(missing, there.isEmpty() ? "none" : there, idle.isEmpty() ? "none" : idle);
        return List.of(finding(examined, "secure-process-incomplete", message).with(Severity.LOW));
    }

    private static String named(Map<Step, Presence> steps, Presence presence, Set<Step> apart) {
        return steps.entrySet().stream()
                .filter(step -> step.getValue() == presence && !apart.contains(step.getKey()))
                .map(step -> step.getKey().toString())
                .collect(Collectors.joining(", "));
    }
}
