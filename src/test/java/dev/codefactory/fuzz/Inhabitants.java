package dev.codefactory.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The things that valid requests are about: one of each kind, and new ones for requests that use them up. */
final class Inhabitants {

    private static final JsonMapper JSON = new JsonMapper();

    private final Wire wire;
    private final String authorization;
    private final Map<String, String> ids = new HashMap<>();

    /**
     * @param authorization the value of the header Authorization of their owner
     */
    Inhabitants(Wire wire, String authorization) {
        this.wire = wire;
        this.authorization = authorization;
        ids.put("projectId", newProject());
        ids.put("elementId", newElement());
        ids.put("taskId", newTask());
        ids.put("key", newKey());
        ids.put("execution", newExecution());
        ids.put("path", "solution.py");
        ids.put("name", "summary.json");
        ids.put("webhookId", newWebhook());
        ids.put("waiverId", newWaiver());
        ids.put("deliveryId", newDelivery());
        get("/api/v1/executions/%s?wait=60s".formatted(ids.get("execution")));
        ids.put("stepId", firstStep());
        ids.put("number", "1");
    }

    /** A request as the document describes it. */
    Message validRequest(ApiOperation operation) {
        var message = Message.of(operation.method(), target(operation, valuesFor(operation)));
        if (operation.isSecured()) {
            message = message.with("authorization", authorization);
        }
        if (operation.parameters("header").stream()
                .anyMatch(header -> header.name().equals("If-Match"))) {
            message = message.with("if-match", "*");
        }
        return operation.body() == null
                ? message
                : message.withBody(
                        BodyCases.JSON.writeValueAsString(operation.body().example()));
    }

    /** The address of the operation for what is there, with some path variables replaced. */
    String targetWith(ApiOperation operation, Map<String, String> replaced) {
        var values = new HashMap<>(valuesFor(operation));
        values.putAll(replaced);
        return target(operation, values);
    }

    private static String target(ApiOperation operation, Map<String, String> values) {
        var target = operation.path();
        for (var value : values.entrySet()) {
            target = target.replace("{" + value.getKey() + "}", value.getValue());
        }
        return target;
    }

    private Map<String, String> valuesFor(ApiOperation operation) {
        var values = new HashMap<>(ids);
        var isAboutKeys = operation.path().contains("/api-keys/");
        values.put("id", ids.getOrDefault(isAboutKeys ? "key" : "execution", ""));
        if (operation.path().endsWith("/retry")) {
            values.put("id", cancelledExecution());
        } else if (operation.method().equals("PATCH") && operation.path().contains("/executions/")) {
            values.put("id", newExecution());
        }
        if (operation.path().endsWith("/generate") || operation.path().contains("/runs")) {
            values.put("projectId", newProjectWithATask());
        }
        if (operation.path().contains("/metrics/")) {
            values.put("stepId", judgingStep());
        }
        if (operation.path().endsWith("{runId}")) {
            values.put(
                    "runId", post("/api/v1/projects/%s/generate".formatted(values.get("projectId")), "{}", "run_id"));
        } else if (operation.isDestructive()) {
            var last = operation.path().substring(operation.path().lastIndexOf('{'));
            switch (last) {
                case "{projectId}" -> values.put("projectId", newProject());
                case "{elementId}" -> values.put("elementId", newElement());
                case "{taskId}" -> values.put("taskId", newTask());
                case "{webhookId}" -> values.put("webhookId", newWebhook());
                case "{waiverId}" -> values.put("waiverId", newWaiver());
                default -> values.put("id", isAboutKeys ? newKey() : newExecution());
            }
        }
        return values;
    }

    private String newProject() {
        return post("/api/v1/projects", "{\"name\":\"p\"}", "id");
    }

    private String newWaiver() {
        var fingerprint = UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        return post("/api/v1/waivers", "{\"fingerprint\":\"%s\",\"reason\":\"r\"}".formatted(fingerprint), "id");
    }

    private String newElement() {
        var address = "/api/v1/projects/%s/elements".formatted(ids.get("projectId"));
        return post(address, "{\"name\":\"e\",\"type\":\"module\"}", "id");
    }

    private String newTask() {
        var address = "/api/v1/projects/%s/elements/%s/tasks".formatted(ids.get("projectId"), ids.get("elementId"));
        return post(address, "{\"title\":\"t\"}", "id");
    }

    private String newProjectWithATask() {
        var project = newProject();
        var element =
                post("/api/v1/projects/%s/elements".formatted(project), "{\"name\":\"e\",\"type\":\"module\"}", "id");
        post("/api/v1/projects/%s/elements/%s/tasks".formatted(project, element), "{\"title\":\"t\"}", "id");
        return project;
    }

    private String newWebhook() {
        return post("/api/v1/webhooks", "{\"url\":\"https://receiver.example/hook\"}", "id");
    }

    private String newDelivery() {
        return post("/api/v1/webhooks/%s/ping".formatted(ids.get("webhookId")), "", "id");
    }

    private String newKey() {
        return post("/api/v1/api-keys", "{\"name\":\"k\"}", "id");
    }

    private String newExecution() {
        return post("/api/v1/generate", "{\"template_type\":\"function\",\"description\":\"add\"}", "execution_id");
    }

    private String cancelledExecution() {
        var id = newExecution();
        send(Message.of("DELETE", "/api/v1/executions/" + id));
        return id;
    }

    private String judgingStep() {
        var revisions = send(Message.of("GET", "/api/v1/executions/%s/metrics".formatted(ids.get("execution"))));
        return revisions.path("items").path(0).path("step_id").asString();
    }

    private String firstStep() {
        var steps = send(Message.of("GET", "/api/v1/executions/%s/steps".formatted(ids.get("execution"))));
        return steps.path("items").path(0).path("id").asString();
    }

    private String post(String address, String body, String field) {
        return send(Message.of("POST", address).withBody(body)).get(field).asString();
    }

    private void get(String address) {
        send(Message.of("GET", address));
    }

    private JsonNode send(Message message) {
        try {
            var answer = wire.send(message.with("authorization", authorization).text())
                    .orElseThrow();
            if (answer.status() >= 300) {
                throw new IllegalStateException(message.target() + ": " + answer);
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
