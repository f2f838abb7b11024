package dev.codefactory.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The id of a pipeline together with a configuration: a hash of what both say beyond what they say by themselves, member by member in the
 * order of their names. What is not said is not there, so that a new field changes no id of those that do not use it.
 */
final class PipelineId {

    private static final JsonMapper JSON = new JsonMapper();

    private PipelineId() {}

    static UUID of(Pipeline pipeline, CodeFactoryConfig config) {
        return UUID.nameUUIDFromBytes(canonical(pipeline, config).getBytes(StandardCharsets.UTF_8));
    }

    /** What is hashed. */
    static String canonical(Pipeline pipeline, CodeFactoryConfig config) {
        var whole = JSON.createObjectNode();
        whole.set("config", partsBeyond(tree(config), tree(CodeFactoryConfig.DEFAULT)));
        whole.set("parameters", sorted(tree(pipeline.parameters())));
        whole.set("steps", steps(pipeline.steps()));
        whole.put("template", pipeline.template());
        whole.put("version", pipeline.version());
        return JSON.writeValueAsString(whole);
    }

    private static ArrayNode steps(List<PipelineStep> steps) {
        var all = JSON.createArrayNode();
        for (var step : steps) {
            var said = partsBeyond(tree(step), tree(PipelineStep.of(step.type())));
            said.put("type", step.type().id());
            nest(said, "steps", step.steps());
            nest(said, "otherwise", step.otherwise());
            all.add(sorted(said));
        }
        return all;
    }

    private static void nest(ObjectNode said, String name, List<PipelineStep> nested) {
        if (!nested.isEmpty()) {
            said.set(name, steps(nested));
        }
    }

    /** Of each part what it says; parts that say nothing are left out. */
    private static ObjectNode partsBeyond(ObjectNode whole, ObjectNode usual) {
        var parts = JSON.createObjectNode();
        whole.properties().forEach(part -> {
            var said = part.getValue() instanceof ObjectNode members
                    ? beyond(members, usual.path(part.getKey()))
                    : part.getValue();
            if (!said.isEmpty() || said.isValueNode()) {
                parts.set(part.getKey(), said);
            }
        });
        return beyond(parts, usual);
    }

    /** The members that are there and not as usual. */
    private static ObjectNode beyond(ObjectNode members, JsonNode usual) {
        var said = new TreeMap<String, JsonNode>();
        members.properties().forEach(member -> {
            if (!member.getValue().isNull() && !member.getValue().equals(usual.get(member.getKey()))) {
                said.put(member.getKey(), member.getValue());
            }
        });
        return object(said);
    }

    private static ObjectNode sorted(ObjectNode members) {
        var sorted = new TreeMap<String, JsonNode>();
        members.properties().forEach(member -> sorted.put(member.getKey(), member.getValue()));
        return object(sorted);
    }

    private static ObjectNode object(Map<String, JsonNode> members) {
        var object = JSON.createObjectNode();
        object.setAll(members);
        return object;
    }

    private static ObjectNode tree(Object value) {
        return JSON.valueToTree(value);
    }
}
