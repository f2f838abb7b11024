package dev.codefactory.sandbox.confinement;

import dev.codefactory.sandbox.SandboxCommand;
import dev.codefactory.sandbox.SandboxCommand.Tool;
import dev.codefactory.sandbox.SandboxResult;
import java.io.IOException;
import java.util.Set;

/** A way to confine commands on this machine. Whether it protects anything, {@link SelfTest} says; nobody uses it before. */
public interface Confinement extends AutoCloseable {

    /**
     * Shell lines, run inside, that print a sentence when this kind of confinement is not in effect. They stand beside what is tried in
     * every kind.
     */
    String proof();

    /** Makes ready what commands with the given tools need on this machine; what takes long is done once only. */
    default void prepare(Set<Tool> tools) throws InterruptedException {}

    /** Runs one command to its end, limit or cancellation, without looking at whether it is safe. */
    SandboxResult run(SandboxCommand command) throws InterruptedException;

    @Override
    void close() throws IOException;
}
