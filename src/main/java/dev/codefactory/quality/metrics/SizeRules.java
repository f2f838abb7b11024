package dev.codefactory.quality.metrics;

import dev.codefactory.code.CodePath;
import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Check;
import dev.codefactory.code.Finding.Severity;
import java.util.ArrayList;
import java.util.List;

/** What is too large, and what to do about it. */
final class SizeRules {

    private static final int FUNCTION_LINES = 60;
    private static final int FILE_LINES = 500;
    private static final int PARAMETERS = 6;
    private static final int NESTING = 4;

    private final CodePath path;
    private final Severity complex;
    private final int maxComplexity;
    private final List<Finding> findings = new ArrayList<>();

    /** @param complex how much it matters that a function is too complex */
    SizeRules(CodePath path, Severity complex, int maxComplexity) {
        this.path = path;
        this.complex = complex;
        this.maxComplexity = maxComplexity;
    }

    List<Finding> judge(List<FunctionMetrics> functions, int lines) {
        functions.forEach(this::judge);
        if (lines > FILE_LINES) {
            add(
                    "long-file",
                    Severity.LOW,
                    0,
                    "%d lines of code are more than %d: split the file by what its parts are about"
                            .formatted(lines, FILE_LINES));
        }
        return findings;
    }

    private void judge(FunctionMetrics function) {
        var name = function.name();
        if (function.complexity() > maxComplexity) {
            add(
                    "complex-function",
                    complex,
                    function.line(),
                    "%s has a complexity of %d, more than %d: give a branch or a loop of it a function of its own"
                            .formatted(name, function.complexity(), maxComplexity));
        }
        if (function.lines() > FUNCTION_LINES) {
            add(
                    "long-function",
                    Severity.LOW,
                    function.line(),
                    "%s has %d lines, more than %d: split it by what its parts do"
                            .formatted(name, function.lines(), FUNCTION_LINES));
        }
        if (function.parameters() > PARAMETERS) {
            add(
                    "many-parameters",
                    Severity.LOW,
                    function.line(),
                    "%s takes %d parameters, more than %d: pass those that belong together as one object"
                            .formatted(name, function.parameters(), PARAMETERS));
        }
        if (function.nesting() > NESTING) {
            add(
                    "deep-nesting",
                    Severity.LOW,
                    function.line(),
                    "%s nests %d deep, more than %d: return early, or move the inner loop into a function"
                            .formatted(name, function.nesting(), NESTING));
        }
    }

    private void add(String rule, Severity severity, int line, String message) {
        findings.add(new Finding(Check.MAINTAINABILITY, rule, severity, path, line, message));
    }
}
