package dev.codefactory.session.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.Waiver;
import dev.codefactory.quality.QualityReport;
import dev.codefactory.session.ExecutionId;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the schema of SARIF 2.1.0 and GitHub ask of a log, on what is written here. */
class SarifReportTests {

    private static final ExecutionId EXECUTION = new ExecutionId(new UUID(1, 2));

    /** The properties the schema allows, of the objects that are written: it allows no others. */
    private static final Map<String, Set<String>> ALLOWED = Map.of(
            "", Set.of("$schema", "version", "runs"),
            "runs", Set.of("tool", "automationDetails", "invocations", "columnKind", "results"),
            "driver", Set.of("name", "rules"),
            "rules", Set.of("id", "shortDescription", "fullDescription", "help", "defaultConfiguration", "properties"),
            "invocations", Set.of("executionSuccessful", "toolExecutionNotifications"),
            "toolExecutionNotifications", Set.of("descriptor", "level", "message"),
            "results",
                    Set.of(
                            "ruleId",
                            "ruleIndex",
                            "level",
                            "message",
                            "locations",
                            "partialFingerprints",
                            "suppressions"),
            "physicalLocation", Set.of("artifactLocation", "region"),
            "artifactLocation", Set.of("uri", "uriBaseId"),
            "region", Set.of("startLine"));

    @Test
    void holdsWhatTheSchemaAsksForAndNothingElse() {
        var log = written(Reports.rejected());

        assertThat(log.path("version").asString()).isEqualTo("2.1.0");
        assertThat(log.path("$schema").asString()).endsWith("sarif-2.1.0.json");
        assertThat(log.path("runs")).hasSize(1);
        assertThat(log.at("/runs/0/tool/driver/name").asString()).isEqualTo("Code Factory");
        assertThat(log.at("/runs/0/columnKind").asString()).isIn("utf16CodeUnits", "unicodeCodePoints");
        assertOnlyAllowed("", log);
    }

    @Test
    void everyResultHasARuleAPlaceAndALevel() {
        var run = written(Reports.rejected()).at("/runs/0");
        var rules = run.at("/tool/driver/rules");

        assertThat(run.path("results")).hasSize(2);
        for (var result : run.path("results")) {
            assertThat(rules.path(result.path("ruleIndex").asInt()).path("id")).isEqualTo(result.path("ruleId"));
            assertThat(result.path("level").asString()).isIn("error", "warning", "note");
            assertThat(result.at("/message/text").asString()).isNotBlank();
            var place = result.at("/locations/0/physicalLocation");
            assertThat(URI.create(place.at("/artifactLocation/uri").asString()).isAbsolute())
                    .isFalse();
            assertThat(place.at("/region/startLine").asInt()).isPositive();
            assertThat(result.path("suppressions").isArray()).isTrue();
        }
        assertThat(run.at("/results/1/locations/0/physicalLocation/artifactLocation/uri")
                        .asString())
                .isEqualTo("app/gr%C3%B6%C3%9Fe%201.py");
    }

    @Test
    void aRuleOfSecuritySaysItsWeaknessAndItsHelp() {
        var rules = written(Reports.rejected()).at("/runs/0/tool/driver/rules");

        assertThat(rules.findValuesAsString("id")).doesNotHaveDuplicates();
        var rule = rules.path(1);
        assertThat(rule.path("id").asString()).isEqualTo("python-sql-injection");
        assertThat(rule.at("/shortDescription/text").asString()).isEqualTo("Python sql injection");
        assertThat(rule.at("/fullDescription/text").asString())
                .isEqualTo("SQL is built out of a parameter; pass it as a value");
        assertThat(rule.at("/help/text").asString()).contains("https://cwe.mitre.org/data/definitions/89.html");
        assertThat(texts(rule.at("/properties/tags"))).contains("security", "external/cwe/cwe-89");
        assertThat(rule.at("/properties/security-severity").asString()).isEqualTo("8.0");
        assertThat(rule.at("/properties/precision").asString()).isEqualTo("high");
    }

    @Test
    void aFingerprintStaysWhenTheLineMoves() {
        var before = written(Reports.report("def find(db, name):\n" + Reports.LINE, 2));
        var moved = written(Reports.report("import os\n\ndef find(db, name):\n        " + Reports.LINE.strip(), 4));
        var changed = written(Reports.report("def find(db, name):\n    db.execute(name)", 2));

        assertThat(fingerprints(moved)).isEqualTo(fingerprints(before));
        assertThat(fingerprints(changed)).isNotEqualTo(fingerprints(before));
    }

    @Test
    void whatHasNoPlaceAndWhatWasNotRunIsANotification() {
        var notifications = written(Reports.rejected()).at("/runs/0/invocations/0/toolExecutionNotifications");

        assertThat(notifications).hasSize(2);
        assertThat(notifications.at("/0/descriptor/id").asString()).isEqualTo("test-failed");
        assertThat(notifications.at("/0/level").asString()).isEqualTo("error");
        assertThat(notifications.at("/1/message/text").asString())
                .isEqualTo("the gate coverage was not run: the tests were not run");
    }

    @Test
    void aWaivedFindingIsSuppressedWithReasonAndName() {
        var report = Reports.rejected();
        var waived = report.findings().stream()
                .map(finding -> finding.waived(new Waiver("a test double", "ada")))
                .toList();

        var results = written(new QualityReport(waived, report.gates(), null)).at("/runs/0/results");

        assertThat(results).hasSize(2);
        assertThat(results.at("/0/suppressions/0/kind").asString()).isEqualTo("external");
        assertThat(results.at("/0/suppressions/0/status").asString()).isEqualTo("accepted");
        assertThat(results.at("/0/suppressions/0/justification").asString()).isEqualTo("a test double (ada)");
    }

    @Test
    void aReportWithoutFindingsIsALogWithoutResults() {
        var log = written(new QualityReport(List.of(), List.of(), null));

        assertThat(log.at("/runs/0/results").isArray()).isTrue();
        assertThat(log.at("/runs/0/results")).isEmpty();
    }

    private static JsonNode written(QualityReport report) {
        return JsonMapper.shared().readTree(SarifReport.write(EXECUTION, report));
    }

    private static List<JsonNode> fingerprints(JsonNode log) {
        return log.findValues("partialFingerprints");
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    private static void assertOnlyAllowed(String name, JsonNode node) {
        if (node.isObject() && ALLOWED.containsKey(name)) {
            assertThat(ALLOWED.get(name)).as(name).containsAll(node.propertyNames());
        }
        node.properties().forEach(field -> assertOnlyAllowed(field.getKey(), field.getValue()));
        if (node.isArray()) {
            node.forEach(element -> assertOnlyAllowed(name, element));
        }
    }
}
