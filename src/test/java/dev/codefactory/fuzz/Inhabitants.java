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

    private static final String MARKDOWN = """
            # Title

            ## 1. Overview

            ## 2. Project analysis and current state

            ## 3. Context and problem

            ## 4. Technical requirements

            ## 5. Data and database

            ## 6. API and backend

            ## 7. Frontend

            ## 8. Implementation plan
            """;

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
        ids.put("scheduleId", newSchedule());
        ids.put("waiverId", newWaiver());
        ids.put("deliveryId", newDelivery());
        ids.put("documentId", newDocument());
        ids.put("commentId", newComment());
        ids.put("planTaskId", "T1");
        ids.put("clarificationId", newClarification());
        ids.put("proposalId", newProposal());
        ids.put("itemId", firstItem(ids.getOrDefault("proposalId", "")));
        ids.put("template", newTemplate(""));
        get("/api/v1/executions/%s?wait=60s".formatted(ids.get("execution")));
        ids.put("stepId", firstStep(ids.getOrDefault("execution", "")));
        ids.put("replay", post("/api/v1/executions/%s/replay".formatted(ids.get("execution")), "{}", "execution_id"));
        ids.put("executionId", newPlanningRun());
        approvable = documentAfter("submit");
        reopenable = documentAfter("approve");
        implementable = documentAfter("approve");
        completable = documentAfter("attach");
        awaiting = awaitingExecution();
        awaitingStep = firstStep(awaiting);
        ids.put("number", "1");
        ids.putAll(Map.of("step", "nlp_analysis", "language", "any", "family", "any", "version", "1"));
        ids.put("sha256", shippedText());
        ids.put("digest", "0".repeat(64)); // of a model nobody has
        ids.put("trialId", UUID.randomUUID().toString()); // only an admin could begin one
        ids.put("pullId", UUID.randomUUID().toString()); // as before
    }

    /** Of these only the first request makes sense; later ones find it done already. */
    private final String approvable;

    private final String reopenable;
    private final String implementable;
    private final String completable;
    private final String awaiting;
    private final String awaitingStep;

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
        if (operation.name().equals("PUT /api/v1/planning/documents/{documentId}/markdown")) {
            return message.withBody(MARKDOWN).with("content-type", "text/markdown");
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
        if (operation.path().contains("/replays/")) {
            values.put("id", ids.getOrDefault("replay", ""));
        }
        if (operation.path().contains("/pipelines/")) {
            values.put(
                    "id",
                    get("/api/v1/executions/" + ids.get("execution"))
                            .get("pipeline_id")
                            .asString());
        } else if (operation.path().endsWith("/retry")) {
            values.put("id", cancelledExecution());
        } else if (operation.method().equals("PATCH") && operation.path().contains("/executions/")) {
            values.put("id", newExecution());
        }
        if (operation.path().endsWith("/generate") || operation.path().contains("/runs")) {
            values.put("projectId", newProjectWithATask());
        }
        switch (operation.path().replaceFirst(".*/", "")) {
            case "submit" -> values.put("documentId", newDocument());
            case "approve" -> values.put("documentId", approvable);
            case "reopen" -> values.put("documentId", reopenable);
            case "complete" -> values.put("documentId", completable);
            default -> {}
        }
        if (operation.path().endsWith("/answers")) {
            values.put("clarificationId", newClarification());
        }
        if (operation.path().contains("{planTaskId}")) {
            values.put("documentId", implementable);
        }
        if (operation.path().endsWith("/apply") || operation.path().endsWith("/reject")) {
            values.put("proposalId", newProposal());
        }
        if (operation.path().endsWith("{stepId}/approve") || operation.path().endsWith("{stepId}/reject")) {
            values.put("id", awaiting);
            values.put("stepId", awaitingStep);
        }
        if (operation.path().contains("/metrics/")) {
            values.put("stepId", judgingStep());
        }
        if (operation.path().endsWith("/{template}/customize")) {
            values.put("template", newCustomisedTemplate());
        } else if (operation.path().endsWith("/{version}/test")) {
            values.put("template", newTemplate("examples: [{description: add, language: python}]"));
        } else if (operation.method().equals("PATCH") && operation.path().contains("/templates/")) {
            values.put("template", newTemplate(""));
        }
        if (operation.path().endsWith("{runId}")) {
            values.put(
                    "runId", post("/api/v1/projects/%s/generate".formatted(values.get("projectId")), "{}", "run_id"));
        } else if (operation.isDestructive() && operation.path().contains("{")) {
            var last = operation.path().substring(operation.path().lastIndexOf('{'));
            switch (last) {
                case "{projectId}" -> values.put("projectId", newProject());
                case "{elementId}" -> values.put("elementId", newElement());
                case "{taskId}" -> values.put("taskId", newTask());
                case "{webhookId}" -> values.put("webhookId", newWebhook());
                case "{scheduleId}" -> values.put("scheduleId", newSchedule());
                case "{template}" -> values.put("template", newTemplate(""));
                case "{waiverId}" -> values.put("waiverId", newWaiver());
                case "{documentId}" -> values.put("documentId", newDocument());
                case "{itemId}" -> {
                    values.put("proposalId", newProposal());
                    values.put("itemId", firstItem(values.getOrDefault("proposalId", "")));
                }
                default -> values.put("id", isAboutKeys ? newKey() : newExecution());
            }
        }
        return values;
    }

    private String shippedText() {
        var version = send(Message.of("GET", "/api/v1/prompts/nlp_analysis/any/any/versions/1"));
        return version.path("sha256").asString();
    }

    private String newProject() {
        return post("/api/v1/projects", "{\"name\":\"p\"}", "id");
    }

    private String newWaiver() {
        var fingerprint = UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        return post("/api/v1/waivers", "{\"fingerprint\":\"%s\",\"reason\":\"r\"}".formatted(fingerprint), "id");
    }

    private String newCustomisedTemplate() {
        var name = "c" + UUID.randomUUID().toString().replace("-", "");
        return post(
                "/api/v1/templates/function/customize",
                "{\"name\":\"%s\",\"changes\":{\"title\":\"T\"}}".formatted(name),
                "name");
    }

    /** @param more lines of its YAML */
    private String newTemplate(String more) {
        var name = "t" + UUID.randomUUID().toString().replace("-", "");
        var yaml = "name: %s\\ntitle: T\\ndescription: D\\nsteps: [{id: code_generation, type: code_generation}]\\n%s"
                .formatted(name, more);
        return post("/api/v1/templates", "{\"yaml\":\"%s\"}".formatted(yaml), "name");
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

    private String newSchedule() {
        var request = "{\"template_type\":\"function\",\"description\":\"add\"}";
        return post(
                "/api/v1/schedules",
                "{\"name\":\"s\",\"cron\":\"0 3 * * *\",\"overlap\":\"allow\",\"request\":%s}".formatted(request),
                "id");
    }

    private String newDelivery() {
        return post("/api/v1/webhooks/%s/ping".formatted(ids.get("webhookId")), "", "id");
    }

    private String newDocument() {
        return post("/api/v1/planning/documents", "{\"content\":{\"title\":\"d\"}}", "id");
    }

    private String newClarification() {
        var question = "{\"id\":\"database\",\"text\":\"t\",\"default_answer\":\"a\"}";
        return post("/api/v1/planning/clarifications", "{\"questions\":[%s]}".formatted(question), "id");
    }

    private String newProposal() {
        var address = "/api/v1/projects/%s/proposals".formatted(ids.get("projectId"));
        var item = "{\"ref\":{\"element\":\"e\"},\"type\":\"module\"}";
        return post(address, "{\"title\":\"p\",\"items\":[%s]}".formatted(item), "id");
    }

    private String firstItem(String proposal) {
        var address = "/api/v1/projects/%s/proposals/%s".formatted(ids.get("projectId"), proposal);
        return send(Message.of("GET", address)).path("items").path(0).path("id").asString();
    }

    /** A document that breaks no rule, on its way up to the given step: {@code submit}, {@code approve} or {@code attach}. */
    private String documentAfter(String step) {
        var tasks = "{\"text\":\"t\",\"files\":[\"tests/test_a.py\"]}";
        var phase = "{\"goal\":\"g\",\"tasks\":[%s,%s,%s]}".formatted(tasks, tasks, tasks);
        var content = "{\"title\":\"d\",\"plan\":{\"phases\":[%s,%s,%s]},\"context\":{\"success_criteria\":[%s]}}"
                .formatted(
                        phase,
                        phase,
                        phase,
                        "{\"text\":\"c\",\"check\":\"gate: syntax\"},{\"id\":\"C3\",\"text\":\"m\",\"check\":\"manual\"}");
        var document = post("/api/v1/planning/documents", "{\"content\":%s}".formatted(content), "id");
        var address = "/api/v1/planning/documents/" + document;
        send(Message.of("POST", address + "/submit"));
        if (!step.equals("submit")) {
            send(Message.of("POST", address + "/approve").with("if-match", "*"));
        }
        for (int task = 1; step.equals("attach") && task <= 9; task++) {
            var target = "%s/tasks/T%d/executions/%s".formatted(address, task, ids.get("execution"));
            send(Message.of("PUT", target).withBody("{\"check\":\"gate: syntax\"}"));
        }
        return document;
    }

    private String newComment() {
        var address = "/api/v1/planning/documents/%s/comments".formatted(ids.get("documentId"));
        return post(address, "{\"body\":\"b\"}", "id");
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

    /** One that waits for its owner's word. */
    private String awaitingExecution() {
        var name = "a" + UUID.randomUUID().toString().replace("-", "");
        var yaml = "name: %s\\ntitle: T\\ndescription: D\\nsteps: [{id: wait, type: approval}]".formatted(name);
        post("/api/v1/templates", "{\"yaml\":\"%s\"}".formatted(yaml), "name");
        return post(
                "/api/v1/generate",
                "{\"template_type\":\"%s\",\"description\":\"add\"}".formatted(name),
                "execution_id");
    }

    private String newPlanningRun() {
        return post("/api/v1/planning/documents/draft", "{\"title\":\"d\",\"description\":\"add\"}", "execution_id");
    }

    private String firstStep(String execution) {
        var steps = send(Message.of("GET", "/api/v1/executions/%s/steps".formatted(execution)));
        return steps.path("items").path(0).path("id").asString();
    }

    private String post(String address, String body, String field) {
        return send(Message.of("POST", address).withBody(body)).get(field).asString();
    }

    private JsonNode get(String address) {
        return send(Message.of("GET", address));
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
