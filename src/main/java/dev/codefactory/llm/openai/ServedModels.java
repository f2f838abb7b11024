package dev.codefactory.llm.openai;

import dev.codefactory.llm.host.HostedModel;
import dev.codefactory.llm.host.HostedModel.Details;
import dev.codefactory.llm.host.ModelCatalogue;
import dev.codefactory.llm.registry.ModelTraits.Traits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The models of a server: what {@code /v1/models} says, and what only one kind of server says elsewhere.
 *
 * @param listed the answer of {@code /v1/models}
 */
record ServedModels(JsonNode listed) {

    /** What the first model of each server is called besides, for settings that name none. */
    static final String DEFAULT = "default";

    /** Whether it is the answer of such a server at all. */
    boolean isList() {
        return listed.path("data").isArray();
    }

    /** Whether llama.cpp tells of them. */
    boolean isLlamaCpp() {
        return nodes().anyMatch(node -> node.path("owned_by").asString("").equals("llamacpp"));
    }

    /** Whether the list alone says how large the window of each is. */
    boolean tellsWindows() {
        return nodes().allMatch(node -> window(node) != null);
    }

    /**
     * All of them.
     *
     * @param props the answer of llama.cpp's {@code /props}, or a missing node
     * @param studio the answer of LM Studio's {@code /api/v0/models}, or a missing node
     */
    ModelCatalogue catalogue(JsonNode props, JsonNode studio) {
        Map<String, JsonNode> more = studio.path("data")
                .valueStream()
                .collect(Collectors.toMap(ServedModels::id, Function.identity(), (first, _) -> first));
        var slot = nodes().count() == 1
                ? number(props.path("default_generation_settings").path("n_ctx"))
                : null;
        var models = new ArrayList<HostedModel>();
        nodes().forEach(node -> {
            var studios = more.getOrDefault(id(node), JsonNodeFactory.instance.missingNode());
            if (!studios.path("type").asString("").equals("embeddings")) {
                models.add(model(node, studios, slot, models.isEmpty()));
            }
        });
        return new ModelCatalogue(models);
    }

    private Stream<JsonNode> nodes() {
        return listed.path("data").valueStream().filter(node -> !id(node).isEmpty());
    }

    private static HostedModel model(JsonNode node, JsonNode studio, @Nullable Integer slot, boolean first) {
        var window = firstOf(slot, window(node), loaded(studio));
        var longest = firstOf(
                number(node.path("meta").path("n_ctx_train")), number(studio.path("max_context_length")), window);
        return new HostedModel(
                id(node),
                aliases(node, first),
                "",
                false,
                longest == null ? HostedModel.UNKNOWN_LENGTH : longest,
                window,
                details(node.path("meta"), studio),
                Traits.NONE);
    }

    private static Set<String> aliases(JsonNode node, boolean first) {
        var aliases = node.path("aliases")
                .valueStream()
                .map(alias -> alias.asString(""))
                .collect(Collectors.toCollection(TreeSet::new));
        if (first) {
            aliases.add(DEFAULT);
        }
        return aliases;
    }

    /** The window a model has, by llama.cpp's or vLLM's list. */
    private static @Nullable Integer window(JsonNode node) {
        return firstOf(number(node.path("meta").path("n_ctx")), number(node.path("max_model_len")));
    }

    /** LM Studio's; one that is not loaded has none yet. */
    private static @Nullable Integer loaded(JsonNode studio) {
        return studio.path("state").asString("").equals("loaded") ? number(studio.path("loaded_context_length")) : null;
    }

    private static Details details(JsonNode meta, JsonNode studio) {
        var size = meta.path("size");
        var parameters = meta.path("n_params");
        var capabilities = studio.path("capabilities");
        return new Details(
                size.isIntegralNumber() ? size.longValue() : null,
                text(studio.path("arch")),
                parameters.isIntegralNumber()
                        ? String.format(Locale.ROOT, "%.1fB", parameters.longValue() / 1e9)
                        : null,
                text(studio.path("quantization")),
                capabilities.isArray() ? capabilities(capabilities) : null);
    }

    private static List<String> capabilities(JsonNode told) {
        return told.valueStream().map(word -> word.asString("")).sorted().toList();
    }

    private static String id(JsonNode node) {
        return node.path("id").asString("");
    }

    private static @Nullable String text(JsonNode node) {
        var text = node.asString("");
        return text.isEmpty() ? null : text;
    }

    private static @Nullable Integer number(JsonNode node) {
        var number = node.asInt(0);
        return number > 0 ? number : null;
    }

    private static @Nullable Integer firstOf(@Nullable Integer... numbers) {
        for (var number : numbers) {
            if (number != null) {
                return number;
            }
        }
        return null;
    }
}
