package dev.codefactory.llm.ollama;

import dev.codefactory.llm.host.HostedModel;
import dev.codefactory.llm.host.HostedModel.Details;
import dev.codefactory.llm.host.ModelCatalogue;
import dev.codefactory.llm.registry.ModelTraits.Traits;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Models as Ollama tells of them, and what it calls them. */
final class OllamaModels {

    private OllamaModels() {}

    /** Out of the answer of {@code /api/tags} or {@code /api/ps}. */
    static ModelCatalogue of(JsonNode answer) {
        return new ModelCatalogue(
                answer.path("models").valueStream().map(OllamaModels::model).toList());
    }

    /** A model of which only the name is known. */
    static HostedModel unknown(String name) {
        return HostedModel.unknown(name, isRemoteName(name));
    }

    static boolean isRemoteName(String name) {
        return name.endsWith(":cloud") || name.endsWith("-cloud");
    }

    /** A model's name as hosts tell it: what is called by its name alone is its latest version. */
    static String withTag(String name) {
        return name.contains(":") ? name : name + ":latest";
    }

    /** What a model can do, sorted, or null when that is not told. */
    static @Nullable List<String> capabilities(JsonNode node) {
        var told = node.path("capabilities");
        return told.isArray()
                ? told.valueStream().map(word -> word.asString("")).sorted().toList()
                : null;
    }

    private static HostedModel model(JsonNode node) {
        var name = node.path("name").asString("");
        var length = node.path("context_length")
                .asInt(node.path("details").path("context_length").asInt(0));
        return new HostedModel(
                name,
                Set.of(),
                node.path("digest").asString(""),
                isRemoteName(name) || !node.path("remote_host").asString("").isEmpty(),
                length > 0 ? length : HostedModel.UNKNOWN_LENGTH,
                null,
                details(node),
                Traits.NONE);
    }

    private static Details details(JsonNode node) {
        var details = node.path("details");
        return new Details(
                node.path("size").isIntegralNumber() ? node.path("size").longValue() : null,
                text(details.path("family")),
                text(details.path("parameter_size")),
                text(details.path("quantization_level")),
                capabilities(node));
    }

    private static @Nullable String text(JsonNode node) {
        var text = node.asString("");
        return text.isEmpty() ? null : text;
    }
}
