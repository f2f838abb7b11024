package dev.codefactory.bench.recorded;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** One answer of a real model, as it was recorded, and what is known of it. */
public record RecordedAnswer(JsonNode json) {

    /** Every recorded answer, in the order of the file. */
    public static List<RecordedAnswer> readAll() {
        return Records.read("answers.jsonl").stream().map(RecordedAnswer::new).toList();
    }

    public String id() {
        return json.path("id").stringValue();
    }

    public String taskId() {
        return json.path("task_id").stringValue();
    }

    public String language() {
        return json.path("language").stringValue();
    }

    /** The whole text, to the letter. */
    public String text() {
        return json.path("raw_answer").stringValue();
    }

    /** Whether some piece of the answer passes the tests of its task. */
    public boolean holdsASolution() {
        return json.path("label").stringValue().equals("pass");
    }

    /** How faithful the record is: {@code verbatim}, or what was done to it. */
    public String kind() {
        return json.path("raw_kind").stringValue();
    }

    /** What the answer is counted under: everything, its language, and each oddity of its shape. */
    public List<String> keys() {
        var keys = new ArrayList<String>();
        keys.add("all");
        keys.add("language " + language());
        json.path("shape").propertyStream().forEach(entry -> {
            if (entry.getValue().isBoolean() && entry.getValue().booleanValue()) {
                keys.add("shape " + entry.getKey());
            }
        });
        return keys;
    }
}
