package dev.codefactory.quality.performance;

import dev.codefactory.quality.source.SourceNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a pattern cannot say of its captures. */
sealed interface Condition {

    boolean holds(Map<String, SourceNode> captures);

    /** The sink is done again and again: it stands in the body of a loop of the same function. */
    record Repeated() implements Condition {

        private static final Set<String> LOOPS = Set.of(
                "for_statement",
                "while_statement",
                "do_statement",
                "for_in_statement",
                "enhanced_for_statement",
                "for_expression",
                "while_expression",
                "loop_expression",
                "for_range_loop",
                "list_comprehension",
                "set_comprehension",
                "dictionary_comprehension",
                "generator_expression");

        @Override
        public boolean holds(Map<String, SourceNode> captures) {
            var around = aroundSink(captures);
            for (var place = 1; place < around.size(); place++) {
                var body = around.get(place).field("body");
                if (LOOPS.contains(around.get(place).type())
                        && body.filter(around.get(place - 1)::equals).isPresent()) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The sink stands in an asynchronous function, where whatever blocks holds up everybody else. */
    record Asynchronous() implements Condition {
        @Override
        public boolean holds(Map<String, SourceNode> captures) {
            return aroundSink(captures).getLast().tokens().stream()
                    .anyMatch(token -> token.type().equals("async")
                            || (token.type().equals("function_modifiers")
                                    && token.text().contains("async")));
        }
    }

    /** The function around the sink says this of the captured name, for which {@code $name} stands. */
    record Declared(String capture, String regex) implements Condition {
        @Override
        public boolean holds(Map<String, SourceNode> captures) {
            return Optional.ofNullable(captures.get(capture))
                    .map(SourceNode::text)
                    .map(name -> Pattern.compile(regex.replace("$name", Pattern.quote(name))))
                    .filter(said ->
                            said.matcher(aroundSink(captures).getLast().text()).find())
                    .isPresent();
        }
    }

    /** The sink and what is around it, up to its function, or to the whole file where there is none. */
    private static List<SourceNode> aroundSink(Map<String, SourceNode> captures) {
        var around = new ArrayList<SourceNode>();
        var sink = Optional.ofNullable(captures.get(PerformanceRule.SINK)).orElseThrow();
        for (var node : sink.ancestry()) {
            around.add(node);
            if (FUNCTIONS.contains(node.type())) {
                break;
            }
        }
        return around;
    }

    /** Definitions of functions in all languages. */
    Set<String> FUNCTIONS = Set.of(
            "function_definition",
            "function_declaration",
            "function_expression",
            "generator_function_declaration",
            "arrow_function",
            "method_definition",
            "method_declaration",
            "constructor_declaration",
            "lambda_expression",
            "lambda",
            "func_literal",
            "function_item",
            "closure_expression");
}
