package dev.codefactory.session.choice;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What became of the executions that asked models of one role in one language. */
record Outcomes(List<Group> groups) {

    /**
     * Executions that have this in common.
     *
     * @param model the one that was to be asked first, or null where a step of the same role was to ask another
     * @param arm {@code trial} or {@code control}, or null where none was on trial
     * @param escalated whether a larger model was asked in the end
     * @param attempted how many
     * @param verified how many of them ended verified
     * @param alone how many of these without any other model of the role
     */
    record Group(
            @Nullable String model, @Nullable String arm, boolean escalated, int attempted, int verified, int alone) {}

    /** How often something was tried, and how often it came out verified. */
    record Count(int verified, int attempted) {}

    /** What the model did by itself: what a larger one had to finish, or another had to answer, it did not do. */
    Count of(String model) {
        var own = groups.stream().filter(group -> model.equals(group.model())).toList();
        return new Count(
                own.stream()
                        .filter(group -> !group.escalated())
                        .mapToInt(Group::alone)
                        .sum(),
                own.stream().mapToInt(Group::attempted).sum());
    }

    /** What smaller and larger models did together. */
    Count ofLadder() {
        return count(Group::escalated);
    }

    /** What became of all that were in an arm of a trial, whoever answered in the end. */
    Count ofArm(Why arm) {
        return count(group -> arm.id().equals(group.arm()));
    }

    private Count count(Predicate<Group> which) {
        var counted = groups.stream().filter(which).toList();
        return new Count(
                counted.stream().mapToInt(Group::verified).sum(),
                counted.stream().mapToInt(Group::attempted).sum());
    }
}
