package dev.codefactory.quality;

import java.util.List;

/** One kind of check and the gate it decides. Every bean of this type takes part in each analysis, in {@code @Order}. */
public interface QualityCheck {

    /** The name of the gate this check decides. */
    String gate();

    /** Whether there is anything in the request that this check is about; if not, the report does not speak of its gates. */
    default boolean appliesTo(QualityRequest request) {
        return true;
    }

    /** Every gate the check decides for a request, its own first. */
    default List<String> gates(QualityRequest request) {
        return List.of(gate());
    }

    /** Whether a red gate makes every later check pointless, as unparsable files do. */
    default boolean blocksTheRest() {
        return false;
    }

    /** Whether it starts programs. One that only reads costs so little that it need not wait for those that may make it pointless. */
    default boolean startsPrograms() {
        return false;
    }

    /** Judges the files; what keeps it from judging is a gate that was not run, never an exception. */
    CheckResult check(QualityRequest request) throws InterruptedException;
}
