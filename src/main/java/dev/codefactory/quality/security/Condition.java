package dev.codefactory.quality.security;

import dev.codefactory.quality.source.SourceNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a pattern cannot say of its captures. */
sealed interface Condition {

    boolean holds(Map<String, SourceNode> captures);

    /** The captured value is a text put together from something that is not constant. */
    record Assembled(String capture) implements Condition {
        @Override
        public boolean holds(Map<String, SourceNode> captures) {
            return on(capture, captures, Values::assembled);
        }
    }

    /** The captured value, or what was assigned to it, holds text like this. */
    record Spells(String capture, Pattern pattern) implements Condition {
        @Override
        public boolean holds(Map<String, SourceNode> captures) {
            return on(
                    capture,
                    captures,
                    node -> pattern.matcher(Values.spelling(node)).find());
        }
    }

    /** The captured value is not known when the code is written. */
    record Variable(String capture) implements Condition {
        @Override
        public boolean holds(Map<String, SourceNode> captures) {
            return on(capture, captures, node -> !Values.constant(node));
        }
    }

    /** The source text of the capture contains this. */
    record Contains(String capture, Pattern pattern) implements Condition {
        @Override
        public boolean holds(Map<String, SourceNode> captures) {
            return on(capture, captures, node -> pattern.matcher(node.text()).find());
        }
    }

    /** The function around the sink, or the file where there is none, contains this. */
    record FunctionContains(Pattern pattern) implements Condition {
        @Override
        public boolean holds(Map<String, SourceNode> captures) {
            return on(
                    SecurityRule.SINK,
                    captures,
                    node -> pattern.matcher(Values.function(node).text()).find());
        }
    }

    /** The file contains this. */
    record FileContains(Pattern pattern) implements Condition {
        @Override
        public boolean holds(Map<String, SourceNode> captures) {
            return on(
                    SecurityRule.SINK,
                    captures,
                    node -> pattern.matcher(node.ancestry().getLast().text()).find());
        }
    }

    record Not(Condition condition) implements Condition {
        @Override
        public boolean holds(Map<String, SourceNode> captures) {
            return !condition.holds(captures);
        }
    }

    private static boolean on(String capture, Map<String, SourceNode> captures, Predicate<SourceNode> test) {
        return Optional.ofNullable(captures.get(capture)).filter(test).isPresent();
    }
}
