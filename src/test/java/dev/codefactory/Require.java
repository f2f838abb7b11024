package dev.codefactory;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

/** What a test needs from the machine it runs on. */
public final class Require {

    private Require() {}

    /** Skips the test when the tool is missing; fails it where {@code CODEFACTORY_REQUIRE=all} says nothing may be skipped. */
    public static void tool(boolean present, String what) {
        if (present) {
            return;
        }
        if ("all".equals(System.getenv("CODEFACTORY_REQUIRE"))) {
            fail("missing on this machine: " + what);
        }
        abort("missing on this machine: " + what);
    }
}
