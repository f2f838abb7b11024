package dev.codefactory.quality.tests;

import dev.codefactory.sandbox.SandboxCommand.Tool;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One way to run tests.
 *
 * @param argv the command
 * @param environment what it needs in its environment
 * @param reports where the runner writes JUnit XML; empty when only the exit code speaks
 */
record TestPlan(List<String> argv, Map<String, String> environment, Set<Tool> tools, List<String> reports) {

    /** The exit code by which a script of ours says that the runner it needs is not there; the last line of output is the reason. */
    static final int NO_RUNNER = 69;

    /** The exit code of pytest for an empty suite, which our scripts use as well. */
    static final int NOTHING_COLLECTED = 5;

    static final String REPORT = "codefactory-report.xml";
}
