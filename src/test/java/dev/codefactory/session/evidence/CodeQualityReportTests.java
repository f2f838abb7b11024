package dev.codefactory.session.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.Waiver;
import dev.codefactory.quality.QualityReport;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CodeQualityReportTests {

    @Test
    void holdsWhatGitLabReadsOfEachFindingInAFile() {
        var issues = JsonMapper.shared().readTree(CodeQualityReport.write(Reports.rejected()));

        assertThat(issues).hasSize(2);
        var issue = issues.path(0);
        assertThat(issue.propertyNames())
                .containsExactlyInAnyOrder("description", "check_name", "fingerprint", "severity", "location");
        assertThat(issue.path("check_name").asString()).isEqualTo("python-sql-injection");
        assertThat(issue.path("severity").asString()).isEqualTo("critical");
        assertThat(issue.path("fingerprint").asString()).isNotEmpty();
        assertThat(issue.at("/location/path").asString()).isEqualTo("app/users.py");
        assertThat(issue.at("/location/lines/begin").asInt()).isEqualTo(2);
        assertThat(issues.at("/1/location/lines/begin").asInt()).isEqualTo(1);
    }

    @Test
    void leavesOutWhatWasWaived() {
        var waived = Reports.weakness("a.py", 1).waived(new Waiver("why", "ada"));

        var issues = JsonMapper.shared()
                .readTree(CodeQualityReport.write(new QualityReport(List.of(waived), List.of(), null)));

        assertThat(issues.isArray()).isTrue();
        assertThat(issues).isEmpty();
    }
}
