package dev.codefactory.llm.provider;

import dev.codefactory.llm.LlmCall;
import dev.codefactory.llm.LlmOutcome;
import dev.codefactory.llm.LlmReply.Usage;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Counts each call once, by the names that OpenTelemetry has for generative AI. */
@Component
class CallMeters {

    static final String DURATION = "gen_ai.client.operation.duration";
    static final String TOKENS = "gen_ai.client.token.usage";

    /** What a caller may write in a request must not make a time series. */
    static final String OTHER = "_OTHER";

    private static final Duration[] DURATIONS =
            IntStream.range(0, 11).mapToObj(i -> Duration.ofSeconds(1L << i)).toArray(Duration[]::new);
    private static final double[] TOKEN_COUNTS =
            IntStream.range(0, 9).mapToDouble(i -> Math.pow(4, i)).toArray();

    private final MeterRegistry registry;
    private final Set<String> answered = ConcurrentHashMap.newKeySet();

    CallMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** A call that has begun. */
    Timer.Sample begin() {
        return Timer.start(registry);
    }

    /**
     * Its one end.
     *
     * @param model the one that was to answer
     */
    void end(Timer.Sample begun, String provider, String model, LlmCall call, LlmOutcome outcome) {
        if (outcome instanceof LlmOutcome.Completed || outcome instanceof LlmOutcome.Truncated) {
            answered.add(model);
        }
        var known = call.model() == null || answered.contains(model) ? model : OTHER;
        var tags = Tags.of(
                "gen_ai.operation.name", "chat", "gen_ai.provider.name", provider, "gen_ai.request.model", known);
        begun.stop(Timer.builder(DURATION)
                .description("How long a model took to answer, or not to.")
                .tags(tags.and("error.type", error(outcome)))
                .serviceLevelObjectives(DURATIONS)
                .register(registry));
        switch (outcome) {
            case LlmOutcome.Completed(var reply) -> count(reply.usage(), tags);
            case LlmOutcome.Truncated(var reply) -> count(reply.usage(), tags);
            case LlmOutcome.Failed _, LlmOutcome.Cancelled _ -> {}
        }
    }

    private void count(Usage usage, Tags tags) {
        tokens("input", tags).record(usage.inputTokens());
        tokens("output", tags).record(usage.outputTokens());
    }

    private DistributionSummary tokens(String type, Tags tags) {
        return DistributionSummary.builder(TOKENS)
                .description("How many tokens went in and came out.")
                .tags(tags.and("gen_ai.token.type", type))
                .serviceLevelObjectives(TOKEN_COUNTS)
                .register(registry);
    }

    private static String error(LlmOutcome outcome) {
        return switch (outcome) {
            case LlmOutcome.Completed _, LlmOutcome.Truncated _ -> "none";
            case LlmOutcome.Failed failed -> failed.reason().id();
            case LlmOutcome.Cancelled _ -> "cancelled";
        };
    }
}
