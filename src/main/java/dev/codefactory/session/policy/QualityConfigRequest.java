package dev.codefactory.session.policy;

import dev.codefactory.quality.ThresholdWishes;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the files shall be held to; what is left out is the operator's to say. */
@Schema(
        name = "QualityConfig",
        description =
                "What the files are held to. Stricter than usual is always possible, looser as far as the operator"
                        + " allows.")
@WithinLimits
public record QualityConfigRequest(
        @Schema(description = "The share of lines that generated tests must run.", example = "0.9")
        @Nullable
        @DecimalMin("0")
        @DecimalMax("1")
        Double minTestCoverage,

        @Schema(description = "The complexity that a function may have.", example = "8") @Nullable @Min(1) @Max(1_000)
        Integer maxComplexity,

        @Schema(description = "How many weaknesses of high severity and high confidence there may be.", example = "0")
        @Nullable
        @Min(0)
        @Max(1_000)
        Integer maxSecurityIssues,

        @Schema(description = "How many seconds one run of the tests may take.", example = "60")
        @Nullable
        @Min(1)
        @Max(86_400)
        Integer executionTimeout) {

    public ThresholdWishes wishes() {
        return new ThresholdWishes(
                minTestCoverage,
                maxComplexity,
                maxSecurityIssues,
                executionTimeout == null ? null : Duration.ofSeconds(executionTimeout));
    }
}
