package dev.codefactory.pipeline;

import dev.codefactory.pipeline.Pipeline.Next;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The steps of a pipeline that may be run, in the order in which they stand, each with the conditions it stands under. */
public final class StepSequence {

    private final List<Place> places = new ArrayList<>();

    private StepSequence() {}

    /**
     * @param path its id behind those of the steps it is nested in
     * @param guards what must hold for it to be run
     */
    public record Place(String path, PipelineStep step, List<Guard> guards) {

        /** It as a step to be run, in the given round of improvement. */
        public Next next(int round) {
            return new Next(path, step.type(), round, null);
        }

        private boolean isOpen(Chain chain) {
            return guards.stream()
                    .allMatch(guard -> Boolean.valueOf(guard.holds())
                            .equals(chain.outputs().get(guard.path())));
        }
    }

    /** That the condition at the path turned out so. */
    public record Guard(String path, boolean holds) {}

    public static StepSequence of(Pipeline pipeline) {
        var sequence = new StepSequence();
        sequence.add("", pipeline.steps(), List.of());
        return sequence;
    }

    private void add(String prefix, List<PipelineStep> steps, List<Guard> guards) {
        for (var step : steps) {
            if (!step.enabled()) {
                continue;
            }
            var path = prefix + step.id();
            places.add(new Place(path, step, guards));
            if (step.type() == StepType.CONDITION) {
                add(path + "/", step.steps(), and(guards, new Guard(path, true)));
                add(path + "/", step.otherwise(), and(guards, new Guard(path, false)));
            } else {
                add(path + "/", step.steps(), guards);
            }
        }
    }

    private static List<Guard> and(List<Guard> guards, Guard guard) {
        var all = new ArrayList<>(guards);
        all.add(guard);
        return List.copyOf(all);
    }

    public List<Place> all() {
        return List.copyOf(places);
    }

    public Optional<Place> first(Chain chain) {
        return places.stream().filter(place -> place.isOpen(chain)).findFirst();
    }

    /** The step at the path; a step that was named by its type alone, as those that judge a decision are, is the first of that type. */
    public Place find(Next next) {
        return places.stream()
                .filter(place -> place.path().equals(next.path()))
                .findFirst()
                .or(() -> places.stream()
                        .filter(place -> place.step().type() == next.type())
                        .findFirst())
                .orElseGet(() -> new Place(next.path(), PipelineStep.of(next.type()), List.of()));
    }

    public Optional<Place> after(Place place, Chain chain) {
        return places.stream()
                .skip(places.indexOf(place) + 1L)
                .filter(later -> places.contains(place) && later.isOpen(chain))
                .findFirst();
    }

    /** The nearest step of the type before the given one. */
    public Optional<Place> before(Place place, StepType type) {
        return places.subList(0, Math.max(0, places.indexOf(place))).reversed().stream()
                .filter(earlier -> earlier.step().type() == type)
                .findFirst();
    }

    /** The types of the steps behind the given one, whatever conditions will say. */
    public List<StepType> typesAfter(Place place) {
        return places.stream()
                .skip(places.indexOf(place) + 1L)
                .map(later -> later.step().type())
                .toList();
    }
}
