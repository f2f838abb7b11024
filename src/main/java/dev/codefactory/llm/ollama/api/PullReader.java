package dev.codefactory.llm.ollama.api;

import dev.codefactory.llm.answer.AnswerText;
import dev.codefactory.llm.registry.ModelPuller.Progress;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads how far a pull is out of its lines, each of which tells of one layer at most. */
public final class PullReader {

    private static final int LONGEST_PHASE = 200;

    /** More than any model has; a server that tells of ever more layers shall not fill the memory. */
    private static final int MOST_LAYERS = 1_000;

    private final Map<String, Layer> layers = new LinkedHashMap<>();

    private record Layer(long done, long total) {

        private static final long LARGEST = 1L << 50;

        private static Layer of(JsonNode line) {
            var total = Math.clamp(line.path("total").asLong(0), 0, LARGEST);
            return new Layer(Math.clamp(line.path("completed").asLong(0), 0, total), total);
        }
    }

    /** How far it is with that line. */
    public Progress read(JsonNode line) {
        var digest = line.path("digest").asString("");
        if (!digest.isEmpty() && (layers.containsKey(digest) || layers.size() < MOST_LAYERS)) {
            layers.put(digest, Layer.of(line));
        }
        return new Progress(
                phase(line),
                layers.values().stream().mapToLong(Layer::done).sum(),
                layers.values().stream().mapToLong(Layer::total).sum());
    }

    private static String phase(JsonNode line) {
        var words = AnswerText.clean(line.path("status").asString(""));
        return words.codePointCount(0, words.length()) <= LONGEST_PHASE
                ? words
                : words.substring(0, words.offsetByCodePoints(0, LONGEST_PHASE));
    }
}
