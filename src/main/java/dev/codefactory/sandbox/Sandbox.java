package dev.codefactory.sandbox;

/** Runs untrusted commands where they can neither see nor harm the host. There is no way to run one outside of it. */
public interface Sandbox {

    /** What this sandbox is and whether its self-test passed; measured once, at start. */
    SandboxStatus status();

    /**
     * Runs one command to its end, limit or cancellation. Blocks without holding any other resource.
     *
     * @return {@link SandboxResult.Refused} when no sandbox passed its self-test, never an unprotected run
     * @throws InterruptedException when the calling thread is interrupted; everything the command started is dead by then
     */
    SandboxResult run(SandboxCommand command) throws InterruptedException;
}
