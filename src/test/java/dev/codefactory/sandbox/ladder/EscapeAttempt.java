package dev.codefactory.sandbox.ladder;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.FileTree;
import dev.codefactory.sandbox.Sandbox;
import dev.codefactory.sandbox.SandboxCommand;
import dev.codefactory.sandbox.SandboxCommand.Tool;
import dev.codefactory.sandbox.SandboxResult;
import dev.codefactory.sandbox.SandboxResult.Exited;
import dev.codefactory.sandbox.SandboxResult.Limit;
import dev.codefactory.sandbox.SandboxResult.Stopped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One thing a hostile program tries, in Python.
 *
 * @param name what it tries
 * @param code prints "escaped" when it has succeeded and "blocked" when not
 * @param ends how its run must end
 */
public record EscapeAttempt(String name, String code, Ends ends) {

    private static final String FILE =
            "attempt%d.py".formatted(ProcessHandle.current().pid());

    /** The argument by which an attempt that still runs is found; other test processes of this machine have others. */
    public static final String PROGRAM = "/work/" + FILE;

    /** How a run must end for the sandbox to have held. */
    public enum Ends {
        BLOCKED,
        BLOCKED_OR_STOPPED,
        AT_A_LIMIT_SOON,
        AT_THE_MEMORY_LIMIT,
        AT_THE_OUTPUT_LIMIT,
        BY_ITS_OWN_HAND
    }

    /** What the code may use; a system call that fails raises. */
    private static final String PRELUDE = """
        import ctypes, fcntl, glob, os, signal, socket, sys, time
        libc = ctypes.CDLL(None, use_errno=True)
        def call(number, *arguments):
            if libc.syscall(number, *arguments) < 0:
                raise OSError(ctypes.get_errno(), 'refused')
        def found(fact):
            if not fact:
                raise OSError('nothing found')
        def attempt(action):
            try:
                action()
                print('escaped')
            except OSError:
                print('blocked')
        """;

    static EscapeAttempt blocked(String name, String action) {
        return new EscapeAttempt(name, "attempt(lambda: " + action + ")", Ends.BLOCKED);
    }

    /** Tries it and answers how the run ended. */
    public SandboxResult in(Sandbox sandbox) throws InterruptedException {
        var limit = Duration.ofSeconds(ends == Ends.AT_A_LIMIT_SOON ? 2 : 30);
        return sandbox.run(command(PRELUDE + code, limit));
    }

    static SandboxCommand command(String python, Duration limit) {
        return new SandboxCommand(
                FileTree.of(CodeFile.of(FILE, python)),
                List.of("python3", PROGRAM),
                Map.of(),
                Set.of(Tool.PYTHON),
                limit,
                List.of());
    }

    /** Whether the sandbox held, by how the run ended. */
    public boolean wasBlocked(SandboxResult result) {
        return switch (ends) {
            case BLOCKED -> isBlocked(result);
            case BLOCKED_OR_STOPPED -> isBlocked(result) || result instanceof Stopped;
            case AT_A_LIMIT_SOON -> result instanceof Stopped;
            case AT_THE_MEMORY_LIMIT -> isStopped(result, Limit.MEMORY);
            case AT_THE_OUTPUT_LIMIT -> isStopped(result, Limit.OUTPUT);
            case BY_ITS_OWN_HAND ->
                result instanceof Stopped
                        || (result instanceof Exited exited && exited.signal().isPresent());
        };
    }

    private static boolean isBlocked(SandboxResult result) {
        return result instanceof Exited exited && exited.output().equals("blocked\n");
    }

    private static boolean isStopped(SandboxResult result, Limit limit) {
        return result instanceof Stopped stopped && stopped.limit() == limit;
    }

    @Override
    public String toString() {
        return name;
    }
}
