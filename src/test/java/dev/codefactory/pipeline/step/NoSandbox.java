package dev.codefactory.pipeline.step;

import dev.codefactory.sandbox.Sandbox;
import dev.codefactory.sandbox.SandboxCommand;
import dev.codefactory.sandbox.SandboxResult;
import dev.codefactory.sandbox.SandboxStatus;

/** A machine on which nothing can be run. */
final class NoSandbox implements Sandbox {

    @Override
    public SandboxStatus status() {
        return SandboxStatus.unusable("none");
    }

    @Override
    public SandboxResult run(SandboxCommand command) {
        return new SandboxResult.Refused("none");
    }
}
