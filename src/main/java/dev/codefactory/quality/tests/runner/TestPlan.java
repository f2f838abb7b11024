package dev.codefactory.quality.tests.runner;

import dev.codefactory.code.FileTree;
import dev.codefactory.quality.coverage.CoverageReader;
import dev.codefactory.quality.tests.report.ResultReader;
import dev.codefactory.sandbox.SandboxCommand.Tool;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One way to run tests.
 *
 * @param files what lies in the working directory
 * @param argv the command
 * @param environment what it needs in its environment
 * @param evidence what shows how it went
 */
public record TestPlan(
        FileTree files, List<String> argv, Map<String, String> environment, Set<Tool> tools, Evidence evidence) {

    /** The exit code by which a script of ours says that the runner it needs is not there; the last line of output is the reason. */
    public static final int NO_RUNNER = 69;

    private static final String RESULTS = "codefactory-results";
    private static final String COVERAGE = "codefactory-coverage";

    /** What shows how a run went. */
    public sealed interface Evidence {

        /** The user's own command says it with its exit code. */
        record ExitCode() implements Evidence {}

        /**
         * The runner says it, under its seal.
         *
         * @param results reads what the runner says
         * @param coverage reads what was measured
         * @param unmeasured why nothing is measured, when nothing is
         */
        record Sealed(Seal seal, ResultReader results, CoverageReader coverage, String unmeasured) implements Evidence {

            /** What the runner said of the tests; empty when it did not come to that. */
            public Optional<String> results(Map<String, String> files) {
                return seal.open(files.get(RESULTS));
            }

            /** What the runner said of the lines; empty when it said nothing. */
            public Optional<String> coverage(Map<String, String> files) {
                return seal.open(files.get(COVERAGE));
            }
        }
    }

    /** A plan whose runner seals what it finds. */
    static TestPlan sealed(FileTree files, List<String> argv, Set<Tool> tools, Evidence.Sealed evidence) {
        return new TestPlan(files.with(List.of(evidence.seal().file())), argv, Map.of(), tools, evidence);
    }

    /** The same for who does not ask which lines were run; runners that take long to say it keep it to themselves. */
    public TestPlan unmeasured() {
        return switch (evidence) {
            case Evidence.ExitCode() -> this;
            case Evidence.Sealed sealed ->
                new TestPlan(files.with(List.of(sealed.seal().unmeasured())), argv, environment, tools, evidence);
        };
    }

    /** The files of the run that are to be brought back. */
    public List<String> brought() {
        return switch (evidence) {
            case Evidence.ExitCode() -> List.of();
            case Evidence.Sealed _ -> List.of(RESULTS, COVERAGE);
        };
    }
}
