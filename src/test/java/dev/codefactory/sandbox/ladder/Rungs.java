package dev.codefactory.sandbox.ladder;

import dev.codefactory.sandbox.Sandbox;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every rung this machine has, each on a ladder of its own, for those who measure them. */
public final class Rungs implements AutoCloseable {

    private final Map<String, Ladder> ladders = new LinkedHashMap<>();

    /** Opens all that pass their self-test. */
    public Rungs() throws IOException {
        var limits = TestLadders.limits(Map.of());
        var candidates = List.of(
                new BubblewrapRung(limits),
                TestLadders.dockerRung("docker", "runc", limits),
                TestLadders.dockerRung("gvisor", "runsc", limits));
        for (var rung : candidates) {
            var ladder = new Ladder(List.of(rung), limits);
            if (ladder.status().usable()) {
                ladders.put(rung.kind(), ladder);
            } else {
                ladder.close();
            }
        }
    }

    /** The open ones by their kind, from the top. */
    public Map<String, Sandbox> byKind() {
        return new LinkedHashMap<>(ladders);
    }

    /** Whether the kind promises to block the attempt. */
    public static boolean promises(String kind, EscapeAttempt attempt) {
        return !kind.equals("gvisor") || !GvisorEscapeTests.GRANTED_BY_ITS_OWN_KERNEL.contains(attempt.name());
    }

    @Override
    public void close() throws IOException {
        for (var ladder : ladders.values()) {
            ladder.close();
        }
    }
}
