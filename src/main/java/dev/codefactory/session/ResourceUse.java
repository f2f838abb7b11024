package dev.codefactory.session;

import dev.codefactory.llm.journal.Spent;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was used, all attempts together, as far as it is known. */
@Schema(description = "What was used, all attempts together. What is not known, or was not used, is null.")
public record ResourceUse(
        @Schema(description = "The models that answered; not those whose answers were given before, or are replayed.")
        List<String> models,

        @Nullable Long inputTokens,
        @Nullable Long outputTokens,

        @Schema(
                description =
                        "How long models were at answers, without being loaded; what a host's GPU was busy with it.")
        @Nullable
        Double inferenceSeconds,

        @Schema(description = "Processor time of what was run in the sandbox.") @Nullable
        Double sandboxCpuSeconds,

        @Schema(description = "The most memory that one run in the sandbox had.") @Nullable
        Long sandboxPeakMemoryBytes) {

    private static final double MILLIS = 1_000;

    public ResourceUse {
        models = List.copyOf(models);
    }

    /**
     * What models and the sandbox did.
     *
     * @param cpu null where nothing was run in the sandbox
     */
    public static ResourceUse of(@Nullable Spent spent, @Nullable Duration cpu, @Nullable Long peakMemory) {
        return new ResourceUse(
                spent == null ? List.of() : spent.models(),
                spent == null ? null : spent.inputTokens(),
                spent == null ? null : spent.outputTokens(),
                spent == null ? null : spent.inference().toMillis() / MILLIS,
                cpu == null ? null : cpu.toMillis() / MILLIS,
                peakMemory);
    }

    /** What all of these used together. */
    public static ResourceUse sum(Collection<ResourceUse> all) {
        return new ResourceUse(
                all.stream()
                        .flatMap(use -> use.models.stream())
                        .distinct()
                        .sorted()
                        .toList(),
                total(all, ResourceUse::inputTokens, Long::sum),
                total(all, ResourceUse::outputTokens, Long::sum),
                total(all, ResourceUse::inferenceSeconds, ResourceUse::seconds),
                total(all, ResourceUse::sandboxCpuSeconds, ResourceUse::seconds),
                total(all, ResourceUse::sandboxPeakMemoryBytes, Math::max));
    }

    /** To the millisecond, as they were measured: what binary fractions add to that says nothing. */
    private static Double seconds(Double one, Double other) {
        return Math.round((one + other) * MILLIS) / MILLIS;
    }

    private static <T> @Nullable T total(
            Collection<ResourceUse> all, Function<ResourceUse, @Nullable T> part, BinaryOperator<T> adding) {
        return all.stream()
                .flatMap(use -> Stream.ofNullable(part.apply(use)))
                .reduce(adding)
                .orElse(null);
    }
}
