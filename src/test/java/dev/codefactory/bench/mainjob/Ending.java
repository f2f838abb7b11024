package dev.codefactory.bench.mainjob;

import dev.codefactory.bench.recorded.RecordedAnswer;
import dev.codefactory.bench.recorded.Records;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * How one request ended.
 *
 * @param execution the execution as the API shows it; null in JSON when it did not end in time
 * @param solved whether the stored files pass the task's own tests, run without the service
 */
record Ending(RecordedAnswer answer, JsonNode execution, boolean solved) {

    boolean isLost() {
        return execution.isNull();
    }

    boolean hasStatus(String status) {
        return execution.path("status").stringValue("").equals(status);
    }

    boolean hasVerdict(String verdict) {
        return execution.path("verdict").stringValue("").equals(verdict);
    }

    /** Whether people should look at it. */
    boolean isOdd() {
        return isLost()
                || hasVerdict("verified") != solved
                || answer.holdsASolution() != solved
                || (answer.holdsASolution() && hasStatus("failed"));
    }

    @Override
    public String toString() {
        var gates = Records.elements(execution.path("gates")).stream()
                .filter(gate -> !gate.path("status").stringValue().equals("green"))
                .map(gate -> gate.path("name").stringValue() + ": "
                        + gate.path("reason").stringValue())
                .collect(Collectors.joining("; "));
        return "%s labelled %s, solved %s, status %s, verdict %s; %s%s"
                .formatted(
                        answer.id(),
                        answer.holdsASolution() ? "pass" : "fail",
                        solved,
                        execution.path("status").asString("lost"),
                        execution.path("verdict").asString("none"),
                        gates,
                        execution.path("failure").path("message").asString(""));
    }
}
