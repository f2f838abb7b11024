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
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whether the code holds a weakness that attackers look for. */
@Component
@Order(3)
class SecurityCheck implements QualityCheck {

    private static final String GATE = "security";
    private static final String SEVERE = " weaknesses of high severity and high confidence";

    private final SecurityRules rules;

    /** @param findings empty when the file could not be read */
    private record Searched(CodeFile file, Optional<List<Finding>> findings) {}

    /** @param told how many weaknesses count, in words */
    private record Counted(long severe, int allowed, String told) {}

    SecurityCheck(SecurityRules rules) {
        this.rules = rules;
    }

    @Override
    public String gate() {
        return GATE;
    }

    @Override
    public CheckResult check(QualityRequest request) {
        var sources = request.judged().stream()
                .filter(file -> file.language().isPresent())
                .toList();
        var searched = sources.parallelStream().map(this::search).toList();
        var findings = searched.stream()
                .flatMap(each -> each.findings().stream().flatMap(List::stream))
                .toList();
        var unread = searched.stream()
                .filter(each -> each.findings().isEmpty())
                .map(each -> each.file().path())
                .toList();
        var strict = request.demands().sqlInjectionProtection();
        var settled = request.settled(findings.stream()
                .filter(finding -> strict || !rules.isOfStrictSql(finding))
                .toList());
        var severe = settled.stream()
                .filter(finding -> !finding.isWaived())
                .filter(finding -> isSevere(finding) || (strict && isShippedSql(finding)))
                .count();
        var told = severe + (strict ? SEVERE + " or of SQL put together" : SEVERE);
        var allowed = request.thresholds().maxSecurityIssues();
        var counted = new Counted(severe, allowed, allowed == 0 ? told : told + ", %d are allowed".formatted(allowed));
        return CheckResult.of(gate(settled, counted, unread, sources.size()), settled);
    }

    private static boolean isSevere(Finding finding) {
        return finding.severity() == Severity.HIGH && finding.confidence() == Confidence.HIGH;
    }

    private boolean isShippedSql(Finding finding) {
        return finding.severity() != Severity.LOW && rules.isAboutRunSql(finding);
    }

    private Searched search(CodeFile file) {
        return new Searched(
                file,
                Grammar.reading(file)
                        .flatMap(grammar -> rules.findings(grammar, file))
                        .map(all -> all.stream()
                                .map(finding -> weighed(finding, file))
                                .toList()));
    }

    /** Test code is not shipped: what is wrong in it is worth knowing, no more. */
    private static Finding weighed(Finding finding, CodeFile file) {
        var isTest = file.language()
                .filter(language -> TestFileNames.matches(language, file.path()))
                .isPresent();
        return isTest ? finding.with(Severity.LOW) : finding;
    }

    private static Gate gate(List<Finding> findings, Counted counted, List<CodePath> unread, int files) {
        if (counted.severe() > counted.allowed()) {
            return Gate.red(GATE, counted.told() + WaivedFindings.told(findings));
        }
        if (!unread.isEmpty()) {
            var paths = unread.stream().map(CodePath::value).collect(Collectors.joining(", "));
            return Gate.notRun(GATE, "could not read " + paths);
        }
        var found = counted.severe() == 0 ? "nothing of high severity and high confidence found" : counted.told();
        return Gate.green(GATE, files + " files searched, " + found + WaivedFindings.told(findings));
    }
}
