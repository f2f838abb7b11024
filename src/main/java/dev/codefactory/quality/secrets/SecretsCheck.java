package dev.codefactory.quality.secrets;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Check;
import dev.codefactory.code.Finding.Confidence;
import dev.codefactory.code.Finding.Severity;
import dev.codefactory.quality.CheckResult;
import dev.codefactory.quality.Gate;
import dev.codefactory.quality.QualityCheck;
import dev.codefactory.quality.QualityRequest;
import dev.codefactory.quality.SourceFiles;
import dev.codefactory.quality.WaivedFindings;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whether a secret stands in any of the files, source code or not. */
@Component
@Order(4)
class SecretsCheck implements QualityCheck {

    private static final String GATE = "secrets";

    private final SecretRules rules;

    SecretsCheck(SecretRules rules) {
        this.rules = rules;
    }

    @Override
    public String gate() {
        return GATE;
    }

    @Override
    public CheckResult check(QualityRequest request) {
        var files = request.judged();
        var findings = files.stream()
                .flatMap(file -> rules.search(file.content()).stream().map(hit -> finding(hit, file)))
                .toList();
        var settled = request.settled(findings);
        return CheckResult.of(gate(settled, files.size()), settled);
    }

    /** The message never holds the secret: findings are logged, stored and shown to models. */
    private static Finding finding(SecretRules.Hit hit, CodeFile file) {
        var generic = hit.rule().isGeneric();
        var message =
                "a secret stands in the file (%s); revoke it if it is real, and read it from the environment (CWE-798)"
                        .formatted(hit.rule().id());
        var severity = generic && SourceFiles.isTest(file) ? Severity.LOW : Severity.HIGH;
        return new Finding(Check.SECRETS, "secret-" + hit.rule().id(), severity, file.path(), hit.line(), message)
                .with(generic ? Confidence.MEDIUM : Confidence.HIGH);
    }

    private static Gate gate(List<Finding> findings, int files) {
        var certain = findings.stream()
                .filter(finding -> finding.severity() == Severity.HIGH && finding.confidence() == Confidence.HIGH)
                .filter(finding -> !finding.isWaived())
                .count();
        var waived = WaivedFindings.told(findings);
        return certain > 0
                ? Gate.red(GATE, certain + " secrets found" + waived)
                : Gate.green(GATE, files + " files searched, no secret found for certain" + waived);
    }
}
