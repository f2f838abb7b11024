package dev.codefactory.session.step;

import dev.codefactory.pipeline.StepType;
import dev.codefactory.session.ResourceUse;
import dev.codefactory.session.choice.Choice;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/**
 * One step of an execution.
 *
 * @param position its place in the order, from 1
 * @param path the ids of the steps of the pipeline it is nested in, and its own
 * @param round 0, or the number of the improvement round it belongs to
 * @param part the one file or item it works on, or null for all
 * @param awaitsApproval whether it waits for its owner's word
 * @param attempt how often it was begun
 * @param summary one line of what came of it, or why it was skipped or failed
 * @param model what was asked, or null when no model was
 * @param usage what it used
 * @param choice which model it is to ask and why, or null when it asks none
 */
@NamedInterface("steps")
public record StepView(
        UUID id,
        int position,
        StepType type,
        String path,
        int round,
        @Nullable String part,
        boolean awaitsApproval,
        StepStatus status,
        int attempt,
        @Nullable String summary,
        @Nullable String failureCode,
        @Nullable ModelUse model,
        ResourceUse usage,
        @Nullable Choice choice,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    /**
     * The model behind a step.
     *
     * @param digest the model's content hash, or null when the host does not tell
     * @param promptSha256 the hash of the prompt's text before it was filled
     * @param promptKey what the prompt is kept under, such as {@code code_generation/python/any}
     * @param promptVersion its version, or null when a default was used without a look at the database
     * @param sampling the options the question was asked with, the operator's included, such as temperature and seed
     */
    @NamedInterface("steps")
    public record ModelUse(
            String provider,
            String host,
            String name,
            @Nullable String digest,
            String promptSha256,
            @Nullable String promptKey,
            @Nullable Integer promptVersion,
            Map<String, Double> sampling,
            int inputTokens,
            int outputTokens) {}
}
