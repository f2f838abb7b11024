package dev.codefactory.web.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Describes the parameters that mean the same everywhere, so that controllers describe only their own. */
class ParameterDescriptions implements OpenApiCustomizer {

    private static final Map<String, String> DESCRIPTIONS = Map.ofEntries(
            Map.entry("id", "The id it was given when it was made."),
            Map.entry("projectId", "The id of the project."),
            Map.entry("elementId", "The id of the element, which belongs to the project."),
            Map.entry("taskId", "The id of the task, which belongs to the element."),
            Map.entry("scheduleId", "The id of the schedule."),
            Map.entry("webhookId", "The id of the webhook."),
            Map.entry("pullId", "The id of the pull."),
            Map.entry("waiverId", "The id of the waiver."),
            Map.entry("documentId", "The id of the task document."),
            Map.entry("commentId", "The id of the comment, which belongs to the document."),
            Map.entry("planTaskId", "The id of the task in the plan, such as `T1`."),
            Map.entry("proposalId", "The id of the proposal, which belongs to the project."),
            Map.entry("itemId", "The id of the item, which belongs to the proposal."),
            Map.entry("clarificationId", "The id of the clarification."),
            Map.entry("deliveryId", "The id of the delivery, which belongs to the webhook."),
            Map.entry("template", "The name of the template, or its id."),
            Map.entry("version", "One of its versions."),
            Map.entry("element", "Only those of this element."),
            Map.entry("type", "Only those of this type."),
            Map.entry("step", "The step the prompt serves, such as code_generation."),
            Map.entry("path language", "The language the prompt is for, or any."),
            Map.entry("family", "The family of models the prompt is for, or any."),
            Map.entry("trialId", "The id of the trial."),
            Map.entry("status", "Only those of this status."),
            Map.entry("language", "Only those in this language."),
            Map.entry("template_type", "Only those of this template."),
            Map.entry("after", "Continue the list behind this one: the `next` of the page before."),
            Map.entry("limit", "How many at most."),
            Map.entry("If-Match", "The ETag you read, or * for whatever there is."));

    @Override
    public void customise(OpenAPI document) {
        document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .filter(operation -> operation.getParameters() != null)
                .flatMap(operation -> operation.getParameters().stream())
                .filter(parameter -> parameter.getDescription() == null)
                .forEach(ParameterDescriptions::describe);
    }

    private static void describe(Parameter parameter) {
        var name = parameter.getName();
        var special = DESCRIPTIONS.get("%s %s".formatted(parameter.getIn(), name));
        parameter.setDescription(special == null ? DESCRIPTIONS.get(name) : special);
    }
}
