package dev.codefactory.session;

import dev.codefactory.code.CodeLanguage;
import dev.codefactory.quality.QualityReport;
import dev.codefactory.quality.Verdict;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An execution as its owner sees it.
 *
 * @param verdict the outcome of all gates, or null before the validation
 * @param provider who answered, {@code ollama} or {@code practice}, or null before the first answer
 * @param report the findings and gates of the tree that stands, or null before the first analysis
 * @param failure why it failed, or null
 * @param estimatedCompletion when it is expected to end, or null once it has
 */
public record ExecutionView(
        ExecutionId id,
        UUID sessionId,
        UUID pipelineId,
        String templateType,
        String description,
        CodeLanguage language,
        ExecutionStatus status,
        @Nullable Verdict verdict,
        @Nullable String provider,
        @Nullable QualityReport report,
        @Nullable Failure failure,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant estimatedCompletion) {

    /**
     * Why an execution did not end with files.
     *
     * @param code the stable reason, such as {@code model_missing} or {@code no_model}
     * @param message what happened and how to mend it
     */
    public record Failure(String code, String message) {}
}
