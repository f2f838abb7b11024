package dev.codefactory.session.file;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/**
 * What made a file as it is.
 *
 * @param stepId the step whose answer brought it
 * @param step the type of that step
 * @param round 0, or the number of the improvement round
 * @param promptKey what the prompt is kept under, such as {@code code_generation/python/any}
 * @param promptVersion the version of the prompt, or null when a default was used without a look at the database
 * @param promptSha256 the hash of the prompt's text before it was filled
 * @param provider {@code ollama}, {@code openai} or {@code practice}
 * @param modelDigest the model's content hash, or null when the host does not tell
 * @param sampling the options the question was asked with, the operator's included, such as temperature and seed
 */
@NamedInterface("files")
public record Maker(
        UUID stepId,
        String step,
        int round,
        @Nullable String promptKey,
        @Nullable Integer promptVersion,
        @Nullable String promptSha256,
        @Nullable String provider,
        String model,
        @Nullable String modelDigest,
        Map<String, Double> sampling) {

    public Maker {
        sampling = Map.copyOf(sampling);
    }
}
