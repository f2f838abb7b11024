package dev.codefactory.model.web;

import dev.codefactory.llm.registry.ModelTraits.Traits;
import dev.codefactory.llm.registry.Thinking;
import dev.codefactory.model.passport.Passport;
import dev.codefactory.model.probe.ProbeResult;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a model has shown it can do. */
record PassportResponse(
        @Schema(description = "The hash of the model's content.")
        String digest,

        @Schema(description = "The name it was examined under.")
        String model,

        @Schema(description = "The id of the host it was examined on.")
        String host,

        @Schema(description = "Of the latest examination.") Passport.Status status,

        @Schema(description = "Why it failed.") @Nullable String error,
        Instant askedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,

        @Schema(description = "What the last examination that came to its end sets for every call of the model.")
        SetsResponse sets,

        @Schema(description = "What that examination found out, probe by probe.")
        List<ProbeResponse> probes) {

    /** What calls heed. */
    record SetsResponse(
            @Schema(
                    description =
                            "The largest window that is used, in tokens; null where none is known to be too large.")
            @Nullable
            Integer windowCap,

            @Schema(description = "How it is told to think, where the operator does not say.") @Nullable
            Thinking think,

            @Schema(
                    description = "How JSON is asked for.",
                    allowableValues = {"schema", "prompt"})
            String json) {

        private static SetsResponse of(Traits traits) {
            return new SetsResponse(
                    traits.windowCap(), traits.thinking(), traits.schemaInPromptOnly() ? "prompt" : "schema");
        }
    }

    /** What one probe found out. */
    record ProbeResponse(
            @Schema(example = "file_format") String probe,

            @Schema(description = "not_run: it could not be found out, which is never good.")
            ProbeResult.Outcome outcome,

            String detail,
            long milliseconds,

            @Schema(description = "What was measured, by name.")
            Map<String, Object> figures,

            @Schema(description = "What was asked and what came.")
            List<ExchangeResponse> evidence) {

        private static ProbeResponse of(ProbeResult result) {
            return new ProbeResponse(
                    result.probe(),
                    result.outcome(),
                    result.detail(),
                    result.milliseconds(),
                    result.figures(),
                    result.evidence().stream()
                            .map(one -> new ExchangeResponse(one.asked(), one.came()))
                            .toList());
        }
    }

    /** One question, or one run of tests, and what came of it. */
    record ExchangeResponse(String asked, String came) {}

    static PassportResponse of(Passport passport) {
        return new PassportResponse(
                passport.digest(),
                passport.model(),
                passport.host(),
                passport.status(),
                passport.error(),
                passport.askedAt(),
                passport.startedAt(),
                passport.finishedAt(),
                SetsResponse.of(passport.traits()),
                passport.results().stream().map(ProbeResponse::of).toList());
    }
}
