package dev.codefactory.session.estimate;

import dev.codefactory.pipeline.StepType;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How long the last steps took.
 *
 * @param seconds of the last steps of each type, never empty
 * @param tokens of the answers to the last steps of each type; empty where none is known
 * @param rounds how many improvement rounds each of the last executions went through, never empty
 * @param sample how many executions it is from; 0 when it is a guess
 */
record History(
        Map<StepType, List<Double>> seconds, Map<StepType, List<Double>> tokens, List<Integer> rounds, int sample) {

    /** How a usual execution spreads over its steps, when nothing is known. */
    private static final Map<StepType, Double> USUAL_SHARES = Map.of(
            StepType.NLP_ANALYSIS, 0.20,
            StepType.DESIGN, 0.20,
            StepType.PROMPT, 0.20,
            StepType.TEST_GENERATION, 0.30,
            StepType.CODE_GENERATION, 0.40,
            StepType.CODE_ANALYSIS, 0.05,
            StepType.CODE_IMPROVEMENT, 0.25,
            StepType.CODE_VALIDATION, 0.05);

    private static final List<Double> USUAL_SPREAD = List.of(0.4, 0.7, 1.0, 1.4, 2.2);

    public History {
        seconds = Map.copyOf(seconds);
        tokens = Map.copyOf(tokens);
        rounds = List.copyOf(rounds);
    }

    /** What was measured; a step that was never seen is guessed from how long a whole execution usually takes. */
    static History of(List<PastStep> measured, List<Integer> rounds, Duration usual) {
        var seconds = new EnumMap<StepType, List<Double>>(StepType.class);
        var tokens = new EnumMap<StepType, List<Double>>(StepType.class);
        for (var type : StepType.values()) {
            var known = measured.stream().filter(step -> step.type() == type).toList();
            seconds.put(
                    type,
                    known.isEmpty()
                            ? guess(type, usual)
                            : known.stream().map(PastStep::seconds).toList());
            tokens.put(
                    type,
                    known.stream()
                            .map(PastStep::tokens)
                            .filter(Objects::nonNull)
                            .map(Integer::doubleValue)
                            .toList());
        }
        return new History(seconds, tokens, rounds.isEmpty() ? List.of(0, 1) : rounds, rounds.size());
    }

    private static List<Double> guess(StepType type, Duration usual) {
        var middle = usual.toMillis() / 1_000.0 * USUAL_SHARES.getOrDefault(type, 0.0);
        return USUAL_SPREAD.stream().map(factor -> factor * middle).toList();
    }

    List<Double> tokensOf(StepType type) {
        return tokens.getOrDefault(type, List.of());
    }

    List<Double> of(StepType type) {
        return seconds.getOrDefault(type, List.of(0.0));
    }
}
