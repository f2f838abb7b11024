package dev.codefactory.standin;

import dev.codefactory.standin.model.Fault;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads a fault of a script: the snake_case name of the fault, alone or as the key of its parameters. */
final class ScriptedFaults {

    private ScriptedFaults() {}

    static Fault read(JsonNode fault) {
        if (fault.isString()) {
            return named(fault.asString(), Script.MAPPER.createObjectNode());
        }
        Map.Entry<String, JsonNode> only = fault.properties().iterator().next();
        return named(only.getKey(), only.getValue());
    }

    private static Fault named(String name, JsonNode parameters) {
        return switch (name) {
            case "html" -> Fault.html();
            case "busy" -> Fault.busy();
            case "runner_stopped" -> Fault.runnerStopped();
            case "out_of_memory" -> Fault.outOfMemory();
            case "status" ->
                parameters.has("error")
                        ? Fault.status(
                                parameters.path("status").asInt(),
                                parameters.path("error").asString())
                        : bound(Fault.Status.class, parameters);
            default -> bound(type(name), parameters);
        };
    }

    private static Fault bound(Class<?> type, JsonNode parameters) {
        return (Fault) Script.MAPPER.treeToValue(parameters, type);
    }

    private static Class<?> type(String name) {
        return Arrays.stream(Fault.class.getPermittedSubclasses())
                .filter(type -> snakeCase(type.getSimpleName()).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown fault: " + name));
    }

    private static String snakeCase(String camelCase) {
        return camelCase.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
