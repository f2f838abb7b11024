package dev.codefactory.session.evidence;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Severity;
import dev.codefactory.quality.QualityReport;
import java.util.Objects;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes findings that nobody waived in the format of GitLab's merge request widget <i>Code Quality</i>, which knows only findings in files. */
public final class CodeQualityReport {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private CodeQualityReport() {}

    record Issue(
            String description,
            @JsonProperty("check_name") String checkName,
            String fingerprint,
            String severity,
            Location location) {}

    record Location(String path, Lines lines) {}

    record Lines(int begin) {}

    public static String write(QualityReport report) {
        var issues = report.findings().stream()
                .filter(finding -> finding.file().isPresent() && !finding.isWaived())
                .map(CodeQualityReport::issue)
                .toList();
        return JSON.writeValueAsString(issues) + "\n";
    }

    private static Issue issue(Finding finding) {
        var path = Objects.requireNonNull(finding.path()).value();
        return new Issue(
                finding.message(),
                finding.rule(),
                finding.fingerprint(),
                severity(finding.severity()),
                new Location(path, new Lines(Math.max(1, finding.line()))));
    }

    private static String severity(Severity severity) {
        return switch (severity) {
            case HIGH -> "critical";
            case MEDIUM -> "major";
            case LOW -> "minor";
        };
    }
}
