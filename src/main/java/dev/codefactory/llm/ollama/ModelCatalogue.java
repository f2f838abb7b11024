package dev.codefactory.llm.ollama;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
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
     */
    record Model(String name, String digest, boolean remote, int contextLength) {

        /** A model of which only the name is known. */
        static Model unknown(String name) {
            return new Model(name, "", isRemoteName(name), UNKNOWN_LENGTH);
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
                length > 0 ? length : UNKNOWN_LENGTH);
    }

    /** A model's name as hosts tell it: what is called by its name alone is its latest version. */
    static String withTag(String name) {
        return name.contains(":") ? name : name + ":latest";
    }
}
