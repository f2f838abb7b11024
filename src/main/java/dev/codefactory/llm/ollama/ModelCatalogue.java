package dev.codefactory.llm.ollama;

import dev.codefactory.llm.registry.ModelTraits.Traits;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The models a host says it has. */
record ModelCatalogue(List<Model> models) {

    /** How long a model's window can be when its host does not say; the prompt is then only held to the configured windows. */
    private static final int UNKNOWN_LENGTH = Integer.MAX_VALUE;

    /**
     * @param name with its tag, such as {@code qwen2.5-coder:7b}
     * @param digest the hash of its content
     * @param remote whether it runs on another computer than Ollama
     * @param contextLength the longest window it can take, in tokens
     * @param details what else was told of it
     * @param traits what was found out about it
     */
    record Model(String name, String digest, boolean remote, int contextLength, Details details, Traits traits) {

        /** A model of which only the name is known. */
        static Model unknown(String name) {
            return new Model(name, "", isRemoteName(name), UNKNOWN_LENGTH, Details.NONE, Traits.NONE);
        }

        /** The same with what was found out about it: where it is known to lose sight of its prompt, its window ends. */
        Model with(Traits found) {
            var cap = found.windowCap();
            var length = cap == null ? contextLength : Math.min(cap, contextLength);
            return new Model(name, digest, remote, length, details, found);
        }

        @Nullable
        Integer knownContextLength() {
            return contextLength == UNKNOWN_LENGTH ? null : contextLength;
        }

        /** Whether the list alone says what there is to say. */
        boolean isFullyTold() {
            return contextLength != UNKNOWN_LENGTH && details.capabilities() != null;
        }
    }

    /**
     * What decides nothing about a call.
     *
     * @param size of its files in bytes
     * @param capabilities what it can do, in Ollama's words
     */
    record Details(
            @Nullable Long size,
            @Nullable String family,
            @Nullable String parameterSize,
            @Nullable String quantization,
            @Nullable List<String> capabilities) {

        private static final Details NONE = new Details(null, null, null, null, null);

        private static Details of(JsonNode node) {
            var details = node.path("details");
            return new Details(
                    node.path("size").isIntegralNumber() ? node.path("size").longValue() : null,
                    text(details.path("family")),
                    text(details.path("parameter_size")),
                    text(details.path("quantization_level")),
                    ModelCatalogue.capabilities(node));
        }

        private static @Nullable String text(JsonNode node) {
            var text = node.asString("");
            return text.isEmpty() ? null : text;
        }
    }

    /** Out of the answer of {@code /api/tags} or {@code /api/ps}. */
    static ModelCatalogue of(JsonNode answer) {
        return new ModelCatalogue(
                answer.path("models").valueStream().map(ModelCatalogue::model).toList());
    }

    Optional<Model> find(String name) {
        var full = withTag(name);
        return models.stream()
                .filter(model -> withTag(model.name()).equalsIgnoreCase(full))
                .findFirst();
    }

    /** The models of several hosts together. */
    static ModelCatalogue union(Collection<ModelCatalogue> catalogues) {
        return new ModelCatalogue(catalogues.stream()
                .flatMap(catalogue -> catalogue.models().stream())
                .toList());
    }

    /** The wanted models that it has, most wanted first. */
    List<Model> findAll(List<String> wanted) {
        return wanted.stream().flatMap(name -> find(name).stream()).toList();
    }

    /** The most wanted model that it has. */
    Optional<Model> findFirst(List<String> wanted) {
        return wanted.stream().flatMap(name -> find(name).stream()).findFirst();
    }

    /** Those that run where Ollama runs. */
    ModelCatalogue withoutRemote() {
        return new ModelCatalogue(
                models.stream().filter(model -> !model.remote()).toList());
    }

    static boolean isRemoteName(String name) {
        return name.endsWith(":cloud") || name.endsWith("-cloud");
    }

    private static Model model(JsonNode node) {
        var name = node.path("name").asString("");
        var length = node.path("context_length")
                .asInt(node.path("details").path("context_length").asInt(0));
        return new Model(
                name,
                node.path("digest").asString(""),
                isRemoteName(name) || !node.path("remote_host").asString("").isEmpty(),
                length > 0 ? length : UNKNOWN_LENGTH,
                Details.of(node),
                Traits.NONE);
    }

    /** What a model can do, sorted, or null when that is not told. */
    static @Nullable List<String> capabilities(JsonNode node) {
        var told = node.path("capabilities");
        return told.isArray()
                ? told.valueStream().map(word -> word.asString("")).sorted().toList()
                : null;
    }

    /** A model's name as hosts tell it: what is called by its name alone is its latest version. */
    static String withTag(String name) {
        return name.contains(":") ? name : name + ":latest";
    }
}
