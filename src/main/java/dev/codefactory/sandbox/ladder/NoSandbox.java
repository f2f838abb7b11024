package dev.codefactory.sandbox.ladder;

import dev.codefactory.sandbox.Sandbox;
import dev.codefactory.sandbox.SandboxCommand;
import dev.codefactory.sandbox.SandboxResult;
import dev.codefactory.sandbox.SandboxStatus;

/** Refuses everything, where nobody wants a sandbox. */
record NoSandbox(String reason) implements Sandbox {

    @Override
    public SandboxStatus status() {
        return SandboxStatus.unusable(reason);
    }

    @Override
    public SandboxResult run(SandboxCommand command) {
        return new SandboxResult.Refused(reason);
    }
}
