package dev.codefactory.quality;

import java.util.Collection;
import java.util.Locale;

/** The outcome of all gates together. A pure function of them. */
public enum Verdict {
    /** Every gate is green. */
    VERIFIED,
    /** No gate is red, but at least one was not run. */
    UNVERIFIED,
    /** At least one gate is red. */
    REJECTED;

    /** The wire word, such as {@code verified}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The verdict of the given gates; of none at all, {@link #UNVERIFIED}. */
    public static Verdict of(Collection<Gate> gates) {
        if (gates.stream().anyMatch(gate -> gate.status() == Gate.Status.RED)) {
            return REJECTED;
        }
        var allGreen = !gates.isEmpty() && gates.stream().allMatch(gate -> gate.status() == Gate.Status.GREEN);
        return allGreen ? VERIFIED : UNVERIFIED;
    }
}
