package dev.codefactory.pipeline.dialogue;

import dev.codefactory.pipeline.StepType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How models choose their words, where the operator says so.
 *
 * @param sampling by type of step, such as code_generation: temperature, top-p, top-k, min-p, seed, repeat-penalty, repeat-last-n,
 *     presence-penalty, frequency-penalty; what a step itself asks for holds instead
 */
@Validated
@ConfigurationProperties("codefactory.pipeline")
public record StepSampling(@DefaultValue Map<StepType, @Valid Options> sampling) {

    /** Everything is left to whoever answers. */
    public static final StepSampling NONE = new StepSampling(Map.of());

    /** Absent ones are left to whoever answers. */
    record Options(
            @Nullable @DecimalMin("0") @DecimalMax("2") Double temperature,
            @Nullable @DecimalMin("0") @DecimalMax("1") Double topP,
            @Nullable @Min(1) Integer topK,
            @Nullable @DecimalMin("0") @DecimalMax("1") Double minP,
            @Nullable @Min(0) Integer seed,
            @Nullable @DecimalMin("0") @DecimalMax("2") Double repeatPenalty,
            @Nullable @Min(-1) Integer repeatLastN,
            @Nullable @DecimalMin("-2") @DecimalMax("2") Double presencePenalty,
            @Nullable @DecimalMin("-2") @DecimalMax("2") Double frequencyPenalty) {

        private Map<String, Double> byName() {
            var options = new HashMap<String, @Nullable Number>();
            options.put("temperature", temperature);
            options.put("top_p", topP);
            options.put("top_k", topK);
            options.put("min_p", minP);
            options.put("seed", seed);
            options.put("repeat_penalty", repeatPenalty);
            options.put("repeat_last_n", repeatLastN);
            options.put("presence_penalty", presencePenalty);
            options.put("frequency_penalty", frequencyPenalty);
            var said = new HashMap<String, Double>();
            options.forEach((name, value) -> {
                if (value != null) {
                    said.put(name, value.doubleValue());
                }
            });
            return said;
        }
    }

    public StepSampling {
        sampling = Map.copyOf(sampling);
    }

    /** The operator's options for the step, and over them those the question asks for. */
    Map<String, Double> with(StepType step, Map<String, Double> asked) {
        var options = sampling.get(step);
        if (options == null) {
            return asked;
        }
        var all = options.byName();
        all.putAll(asked);
        return all;
    }
}
