package dev.codefactory.pipeline;

import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Check;
import dev.codefactory.pipeline.repair.Improvement;
import dev.codefactory.pipeline.repair.Improvement.Checks;
import dev.codefactory.pipeline.repair.Improvement.Status;
import dev.codefactory.pipeline.repair.Patch;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an owner's word on one improvement makes of a chain that has come to its end; {@code code_validation} then has the last word. */
public final class Decisions {

    private Decisions() {}

    /** What came of deciding. */
    public sealed interface Decision {

        /** @param chain what is known before {@code code_validation} */
        record Possible(Chain chain) implements Decision {}

        /** The execution has no improvement of this number. */
        record Unknown() implements Decision {}

        /** It cannot be done to the files as they are. */
        record Refused(String reason) implements Decision {}
    }

    /** Puts the improvement in, or leaves it there; it stays unless a gate turns red. */
    public static Decision accept(Chain chain, int number) {
        return decide(chain, number, (standing, improvement) -> {
            if (improvement.status() == Status.ACCEPTED) {
                return new Decision.Refused("it has been accepted already");
            }
            if (Patch.of(improvement).paths().isEmpty()) {
                return new Decision.Refused("it changes nothing");
            }
            return improvement.status().stands()
                    ? confirmed(chain, standing, improvement)
                    : putIn(chain, standing, improvement);
        });
    }

    private static Decision confirmed(Chain chain, Candidate standing, Improvement improvement) {
        var history = chain.history().with(improvement.as(Status.ON_TRIAL));
        return without(standing, improvement)
                .<Decision>map(other -> new Decision.Possible(chain.decided(standing, other, history)))
                .orElseGet(() -> overlapping("judged"));
    }

    private static Decision putIn(Chain chain, Candidate standing, Improvement improvement) {
        var history = chain.history().with(improvement.as(Status.ON_TRIAL));
        return with(standing, improvement)
                .<Decision>map(changed -> new Decision.Possible(chain.decided(changed, standing, history)))
                .orElseGet(() -> overlapping("put in"));
    }

    /** Takes the improvement out. */
    public static Decision reject(Chain chain, int number) {
        return decide(chain, number, (standing, improvement) -> {
            if (!improvement.status().stands()) {
                return new Decision.Refused("it is no part of the files");
            }
            var history = chain.history().with(improvement.as(Status.REJECTED));
            return without(standing, improvement)
                    .<Decision>map(changed -> new Decision.Possible(chain.decided(changed, null, history)))
                    .orElseGet(() -> overlapping("taken out"));
        });
    }

    private interface Rule {
        Decision decide(Candidate standing, Improvement improvement);
    }

    private static Decision decide(Chain chain, int number, Rule rule) {
        var improvement = chain.history().find(number);
        var standing = chain.standing();
        return improvement.isEmpty() || standing.isEmpty()
                ? new Decision.Unknown()
                : rule.decide(standing.get(), improvement.get());
    }

    private static Decision overlapping(String what) {
        return new Decision.Refused(
                "it cannot be %s alone: another improvement has changed the same lines".formatted(what));
    }

    /** What was wrong with the answer a file came from is wrong again when that file comes back. */
    private static Optional<Candidate> without(Candidate standing, Improvement improvement) {
        return Patch.of(improvement)
                .reversed()
                .on(standing.files())
                .map(files -> new Candidate(
                        improvement.number(), files, extraction(standing, improvement, improvement.before()), null));
    }

    private static Optional<Candidate> with(Candidate standing, Improvement improvement) {
        return Patch.of(improvement)
                .on(standing.files())
                .map(files -> new Candidate(
                        improvement.number(), files, extraction(standing, improvement, improvement.after()), null));
    }

    private static List<Finding> extraction(Candidate standing, Improvement improvement, @Nullable Checks of) {
        var paths = Patch.of(improvement).paths();
        var elsewhere = standing.extraction().stream()
                .filter(finding -> finding.file().filter(paths::contains).isEmpty());
        var found = of == null ? List.<Finding>of() : of.findings();
        var here = found.stream()
                .filter(finding -> finding.check() == Check.EXTRACTION
                        && finding.file().filter(paths::contains).isPresent());
        return Stream.concat(elsewhere, here).toList();
    }
}
