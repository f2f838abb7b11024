package dev.codefactory.fuzz;

import dev.codefactory.fuzz.ApiOperation.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the OpenAPI document of the service. */
final class ApiDocument {

    private final JsonNode document;

    ApiDocument(JsonNode document) {
        this.document = document;
    }

    List<ApiOperation> operations() {
        var operations = new ArrayList<ApiOperation>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> operations.add(operation(
                                method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()))));
        return operations;
    }

    private ApiOperation operation(String method, String path, JsonNode node) {
        var parameters = node.path("parameters").values().stream()
                .map(parameter -> new Parameter(
                        parameter.get("name").asString(),
                        parameter.get("in").asString(),
                        new ValueSchema(withoutReferences(parameter.get("schema")))))
                .toList();
        var needsBody = node.at("/requestBody/required").asBoolean(false);
        return new ApiOperation(method, path, parameters, body(node), needsBody, statuses(node));
    }

    private @Nullable ValueSchema body(JsonNode operation) {
        var content = operation.at("/requestBody/content/application~1json/schema");
        return content.isMissingNode() ? null : new ValueSchema(withoutReferences(content));
    }

    private static Set<Integer> statuses(JsonNode operation) {
        return operation.get("responses").propertyNames().stream()
                .map(Integer::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The schema with everything it refers to in place. */
    private JsonNode withoutReferences(JsonNode schema) {
        var reference = schema.get("$ref");
        if (reference != null) {
            return withoutReferences(document.at(reference.asString().substring(1)));
        }
        return switch (schema) {
            case ObjectNode object -> {
                var copy = object.objectNode();
                object.properties().forEach(entry -> copy.set(entry.getKey(), withoutReferences(entry.getValue())));
                yield copy;
            }
            case ArrayNode array -> {
                var copy = array.arrayNode();
                array.values().forEach(value -> copy.add(withoutReferences(value)));
                yield copy;
            }
            default -> schema;
        };
    }
}
