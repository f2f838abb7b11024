package dev.codefactory.quality.security.memory;

import dev.codefactory.quality.source.SourceNode;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Failures a function notices and goes on after (CERT ERR33-C). */
final class Failures {

    private static final Pattern TELLS =
            Pattern.compile("(?i).*(err|warn|log|print|throw|fail|perror|fatal|alert|message).*");
    private static final Pattern FREES = Pattern.compile("(?i).*(free|destroy|release|cleanup|teardown).*");

    private Failures() {}

    /** A branch that tells of a failure and gives back what the function works on, and does not leave. */
    static Stream<SourceNode> goOn(NativeFunction function) {
        return function.nodes("if_statement")
                .filter(fork -> fork.field("alternative").isEmpty() && !leavesAnyhow(fork))
                .filter(fork -> calls(fork, TELLS) && freesParameter(function, fork));
    }

    private static boolean leavesAnyhow(SourceNode fork) {
        return fork.field("consequence").stream()
                .flatMap(SourceNode::walk)
                .anyMatch(node -> Paths.isJump(node) || node.type().equals("assignment_expression"));
    }

    private static boolean calls(SourceNode fork, Pattern names) {
        return bodyCalls(fork)
                .anyMatch(call -> names.matcher(Syntax.callee(call)).matches());
    }

    private static boolean freesParameter(NativeFunction function, SourceNode fork) {
        return bodyCalls(fork)
                .filter(call -> FREES.matcher(Syntax.callee(call)).matches())
                .flatMap(call -> Syntax.arguments(call).stream())
                .map(Syntax::key)
                .anyMatch(key ->
                        function.variable(key).filter(Variable::parameter).isPresent());
    }

    private static Stream<SourceNode> bodyCalls(SourceNode fork) {
        return fork.field("consequence").stream().flatMap(SourceNode::walk).filter(Syntax::isCall);
    }
}
