package dev.codefactory.sandbox.ladder;

import dev.codefactory.sandbox.Sandbox;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class GvisorEscapeTests extends EscapeContract {

    static final Set<String> GRANTED_BY_ITS_OWN_KERNEL = Set.of(
            "unshare of a user namespace",
            "clone into a user namespace",
            "ptrace",
            "io_uring_setup",
            "making a disk",
            "going first",
            "memfd_create",
            "shmget");

    private static Ladder sandbox;

    @BeforeAll
    static void start() {
        sandbox = TestLadders.gvisor();
    }

    @AfterAll
    static void stop() throws IOException {
        if (sandbox != null) {
            sandbox.close();
        }
    }

    @Override
    Sandbox sandbox() {
        return sandbox;
    }

    /** What gVisor does in a kernel of its own harms nobody; only a way out of it would. */
    @Override
    boolean promises(EscapeAttempt attempt) {
        return !GRANTED_BY_ITS_OWN_KERNEL.contains(attempt.name());
    }
}
