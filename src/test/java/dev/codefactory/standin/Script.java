package dev.codefactory.standin;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import dev.codefactory.standin.model.Knobs;
import dev.codefactory.standin.model.Replies;
import dev.codefactory.standin.model.ReplySource;
import dev.codefactory.standin.model.StandInModel;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** A server described in YAML or JSON: models, knobs, replies and faults. Applied on top of what is already there. */
final class Script {

    static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .changeDefaultVisibility(visibility -> visibility.withVisibility(PropertyAccessor.FIELD, Visibility.ANY))
            .build();

    private final JsonNode root;
    private final ScriptedReplies replies = new ScriptedReplies();

    private Script(JsonNode root) {
        this.root = root;
    }

    static Script parse(String text) {
        Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        return new Script(MAPPER.valueToTree(loaded));
    }

    void applyTo(OllamaStandIn standIn) {
        root.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            switch (entry.getKey()) {
                case "version" -> standIn.version(value.asString());
                case "max_loaded_models" -> standIn.maxLoadedModels(value.asInt());
                case "max_queue" -> standIn.maxQueue(value.asInt());
                case "cloud_enabled" -> standIn.models(models -> models.cloudEnabled(value.asBoolean()));
                case "pullable" -> value.forEach(name -> standIn.models(models -> models.pullable(name.asString())));
                case "faults" ->
                    value.properties()
                            .forEach(fault -> standIn.faultOn(fault.getKey(), ScriptedFaults.read(fault.getValue())));
                case "models" ->
                    value.properties().forEach(model -> apply(standIn.model(model.getKey()), model.getValue()));
                default -> throw new IllegalArgumentException("unknown key in script: " + entry.getKey());
            }
        });
    }

    private void apply(StandInModel model, JsonNode description) {
        description.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            switch (entry.getKey()) {
                case "family" ->
                    model.card(card -> card.build(
                            value.asString(),
                            card.build().parameterSize(),
                            card.build().quantization()));
                case "digest" -> model.card(card -> card.digestOf(value.asString()));
                case "remote" ->
                    model.card(card -> card.remote(
                            value.path("host").asString(), value.path("model").asString()));
                case "knobs" -> model.knobs(knobs -> turn(knobs, value));
                case "replies" -> model.from(ReplySource.always(new Replies(replies.list(value))));
                case "when" -> value.forEach(rule -> applyRule(model, rule));
                case "fault" -> model.fault(ScriptedFaults.read(value));
                case "faults_next" -> value.forEach(fault -> model.faultsNext(ScriptedFaults.read(fault)));
                default -> throw new IllegalArgumentException("unknown key of a model in script: " + entry.getKey());
            }
        });
    }

    private void applyRule(StandInModel model, JsonNode rule) {
        model.from(ReplySource.whenTextContains(
                rule.path("text").asString(), new Replies(replies.list(rule.path("replies")))));
    }

    private static void turn(Knobs knobs, JsonNode values) {
        MAPPER.readerForUpdating(knobs).readValue(values);
    }
}
