package dev.codefactory.sandbox;

/** Refuses everything, where no kind of sandbox can be had. */
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
