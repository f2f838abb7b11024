package dev.codefactory.session.evidence;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of SARIF 2.1.0 that is written here; the names are those of the standard. */
record SarifLog(@JsonProperty("$schema") String schema, String version, List<Run> runs) {

    static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
    static final String VERSION = "2.1.0";

    record Run(
            Tool tool,
            AutomationDetails automationDetails,
            List<Invocation> invocations,
            String columnKind,
            List<Result> results) {}

    record Tool(Driver driver) {}

    record Driver(String name, List<Rule> rules) {}

    /** @param properties the words GitHub reads: tags, precision, {@code security-severity} */
    record Rule(
            String id,
            Text shortDescription,
            Text fullDescription,
            Text help,
            Configuration defaultConfiguration,
            Map<String, Object> properties) {}

    record Configuration(String level) {}

    record AutomationDetails(String id) {}

    record Invocation(boolean executionSuccessful, List<Notification> toolExecutionNotifications) {}

    record Notification(Descriptor descriptor, String level, Text message) {}

    record Descriptor(String id) {}

    record Result(
            String ruleId,
            int ruleIndex,
            String level,
            Text message,
            List<Location> locations,
            Map<String, String> partialFingerprints,
            List<Suppression> suppressions) {}

    record Location(PhysicalLocation physicalLocation) {

        static Location of(String uri, int line) {
            return new Location(new PhysicalLocation(new ArtifactLocation(uri, "%SRCROOT%"), new Region(line)));
        }
    }

    record PhysicalLocation(ArtifactLocation artifactLocation, Region region) {}

    record ArtifactLocation(String uri, @Nullable String uriBaseId) {}

    record Region(int startLine) {}

    record Suppression(String kind, String status, String justification) {}

    record Text(String text) {}
}
