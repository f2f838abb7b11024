package dev.codefactory.bench.mainjob;

import dev.codefactory.bench.recorded.RecordedAnswer;
import dev.codefactory.bench.recorded.Records;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * How one request ended.
 *
 * @param status of the execution, or {@link #LOST}
 * @param verdict of the execution, or {@code none}
 * @param reasons what the gates that are not green say, and what failed
 * @param solved whether the stored files pass the task's own tests, run without the service
 */
record Ending(RecordedAnswer answer, String status, String verdict, String reasons, boolean solved) {

    private static final String LOST = "lost";

    static Ending of(RecordedAnswer answer, JsonNode execution, boolean solved) {
        var gates = Records.elements(execution.path("gates")).stream()
                .filter(gate -> !gate.path("status").stringValue().equals("green"))
                .map(gate -> gate.path("name").stringValue() + ": "
                        + gate.path("reason").stringValue())
                .collect(Collectors.joining("; "));
        return new Ending(
                answer,
                execution.path("status").stringValue(),
                execution.path("verdict").stringValue("none"),
                gates + execution.path("failure").path("message").stringValue(""),
                solved);
    }

    /** It was refused, is not there or did not end in time. */
    static Ending lost(RecordedAnswer answer, String reason) {
        return new Ending(answer, LOST, "none", reason, false);
    }

    boolean isLost() {
        return status.equals(LOST);
    }

    boolean isVerified() {
        return verdict.equals("verified");
    }

    /** Whether people should look at it. */
    boolean isOdd() {
        return isLost() || isVerified() != solved || answer.holdsASolution() != solved;
    }

    @Override
    public String toString() {
        return "%s labelled %s, solved %s, status %s, verdict %s; %s"
                .formatted(answer.id(), answer.holdsASolution() ? "pass" : "fail", solved, status, verdict, reasons);
    }
}
