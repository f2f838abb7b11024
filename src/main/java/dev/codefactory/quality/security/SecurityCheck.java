package dev.codefactory.quality.security;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Confidence;
import dev.codefactory.code.Finding.Severity;
import dev.codefactory.quality.CheckResult;
import dev.codefactory.quality.Gate;
import dev.codefactory.quality.QualityCheck;
import dev.codefactory.quality.QualityRequest;
import dev.codefactory.quality.WaivedFindings;
import dev.codefactory.quality.source.Grammar;
import dev.codefactory.quality.source.TestFileNames;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whether the code holds a weakness that attackers look for. */
@Component
@Order(3)
class SecurityCheck implements QualityCheck {

    private static final String GATE = "security";

    private final SecurityRules rules;

    SecurityCheck(SecurityRules rules) {
        this.rules = rules;
    }

    @Override
    public String gate() {
        return GATE;
    }

    @Override
    public CheckResult check(QualityRequest request) {
        var findings = new ArrayList<Finding>();
        var unread = new ArrayList<CodePath>();
        var sources = request.judged().stream()
                .filter(file -> file.language().isPresent())
                .toList();
        for (var file : sources) {
            var found = Grammar.reading(file).flatMap(grammar -> rules.findings(grammar, file));
            found.ifPresentOrElse(
                    all -> all.stream().map(finding -> weighed(finding, file)).forEach(findings::add),
                    () -> unread.add(file.path()));
        }
        var settled = request.settled(findings);
        return CheckResult.of(
                gate(settled, unread, sources.size(), request.thresholds().maxSecurityIssues()), settled);
    }

    /** Test code is not shipped: what is wrong in it is worth knowing, no more. */
    private static Finding weighed(Finding finding, CodeFile file) {
        var isTest = file.language()
                .filter(language -> TestFileNames.matches(language, file.path()))
                .isPresent();
        return isTest ? finding.with(Severity.LOW) : finding;
    }

    private static Gate gate(List<Finding> findings, List<CodePath> unread, int files, int allowed) {
        var severe = findings.stream()
                .filter(finding -> finding.severity() == Severity.HIGH && finding.confidence() == Confidence.HIGH)
                .filter(finding -> !finding.isWaived())
                .count();
        if (severe > allowed) {
            return Gate.red(GATE, told(severe, allowed) + WaivedFindings.told(findings));
        }
        if (!unread.isEmpty()) {
            var paths = unread.stream().map(CodePath::value).collect(Collectors.joining(", "));
            return Gate.notRun(GATE, "could not read " + paths);
        }
        var found = severe == 0 ? "nothing of high severity and high confidence found" : told(severe, allowed);
        return Gate.green(GATE, files + " files searched, " + found + WaivedFindings.told(findings));
    }

    private static String told(long severe, int allowed) {
        var weaknesses = severe + " weaknesses of high severity and high confidence";
        return allowed == 0 ? weaknesses : weaknesses + ", %d are allowed".formatted(allowed);
    }
}
