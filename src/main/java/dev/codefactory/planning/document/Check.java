package dev.codefactory.planning.document;

import dev.codefactory.code.Finding.Severity;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/** What decides whether a criterion is met or a task is done. Its text is the same in Markdown, JSON and tables. */
public sealed interface Check {

    /** All that {@link #of} reads. */
    String PATTERN = "gate: [a-z][a-z0-9_-]{0,59}"
            + "|test: [^\\s`]([^`\\n\\r\\t]{0,298}[^\\s`])?"
            + "|coverage: (0(\\.[0-9]{1,4})?|1(\\.0{1,4})?)"
            + "|no finding: [A-Za-z0-9][A-Za-z0-9_./-]{0,99}"
            + "|manual";

    String RULE = "must be `gate: NAME`, `test: ID`, `coverage: 0.8`, `no finding: RULE or SEVERITY` or `manual`";

    /** A gate is green. */
    record GateIsGreen(String name) implements Check {
        @Override
        public String toString() {
            return "gate: " + name;
        }
    }

    /** A test was run and passed. */
    record TestPasses(String id) implements Check {
        @Override
        public String toString() {
            return "test: " + id;
        }
    }

    /** The tests ran at least this share of the lines. */
    record CoverageReaches(BigDecimal share) implements Check {
        @Override
        public String toString() {
            return "coverage: " + share.toPlainString();
        }
    }

    /** No finding of a rule is left that nobody waived, or none of a severity or a higher one. */
    record NoFinding(String ruleOrSeverity) implements Check {
        @Override
        public String toString() {
            return "no finding: " + ruleOrSeverity;
        }

        Optional<Severity> severity() {
            return Arrays.stream(Severity.values())
                    .filter(severity -> severity.toString().equals(ruleOrSeverity))
                    .findFirst();
        }
    }

    /** Only a person can tell. */
    record Manual() implements Check {
        @Override
        public String toString() {
            return "manual";
        }
    }

    /** @throws IllegalArgumentException when the text does not match {@link #PATTERN} */
    static Check of(String text) {
        if (!text.matches(PATTERN)) {
            throw new IllegalArgumentException(RULE);
        }
        var value = text.substring(text.indexOf(':') + 1).strip();
        return switch (text.substring(0, Math.max(0, text.indexOf(':')))) {
            case "gate" -> new GateIsGreen(value);
            case "test" -> new TestPasses(value);
            case "coverage" -> new CoverageReaches(new BigDecimal(value));
            case "no finding" -> new NoFinding(value);
            default -> new Manual();
        };
    }
}
