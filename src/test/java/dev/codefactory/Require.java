package dev.codefactory;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.util.List;

/** What a test needs from the machine it runs on. */
public final class Require {

    private Require() {}

    /** Skips the test when the tool is missing; fails it where {@code CODEFACTORY_REQUIRE=all} says nothing may be skipped. */
    public static void tool(boolean present, String what) {
        named("all", present, what);
    }

    /** The same for a Docker engine, which {@code all} does not ask for; {@code CODEFACTORY_REQUIRE=docker} does. */
    public static void docker(boolean present, String what) {
        named("docker", present, what);
    }

    private static void named(String requirement, boolean present, String what) {
        if (present) {
            return;
        }
        if (List.of(System.getenv().getOrDefault("CODEFACTORY_REQUIRE", "").split(","))
                .contains(requirement)) {
            fail("missing on this machine: " + what);
        }
        abort("missing on this machine: " + what);
    }
}
