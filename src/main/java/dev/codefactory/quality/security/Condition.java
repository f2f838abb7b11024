package dev.codefactory.quality.security;

import dev.codefactory.quality.security.flow.Origin;
import dev.codefactory.quality.security.flow.Structure;
import java.util.List;
import java.util.regex.Pattern;

/** What a trigger cannot say of its captures. */
sealed interface Condition {

    boolean holds(Occurrence at);

    /** The captured value is a text put together from something that is not constant. */
    record Assembled(String capture) implements Condition {
        @Override
        public boolean holds(Occurrence at) {
            return at.on(capture, node -> at.file().assembled(node, at.cleaners()));
        }
    }

    /** The captured value comes at least from there. */
    record ComesFrom(String capture, Origin least) implements Condition {
        @Override
        public boolean holds(Occurrence at) {
            return at.on(capture, node -> at.file().origin(node, at.cleaners()).compareTo(least) >= 0);
        }
    }

    /** The captured value, or what was assigned to the names in it, holds text like this. */
    record Spells(String capture, Pattern pattern) implements Condition {
        @Override
        public boolean holds(Occurrence at) {
            return at.on(
                    capture, node -> pattern.matcher(at.file().spelling(node)).find());
        }
    }

    /** The value of the capture, as far as it is known, else its text, is like this. */
    record Is(String capture, Pattern pattern) implements Condition {
        @Override
        public boolean holds(Occurrence at) {
            return at.on(capture, node -> pattern.matcher(at.written(node)).find());
        }
    }

    /** The captured value is known when the code is written and is like this. */
    record Literal(String capture, Pattern pattern) implements Condition {
        @Override
        public boolean holds(Occurrence at) {
            return at.on(
                    capture,
                    node -> at.file()
                            .known(node)
                            .filter(value -> pattern.matcher(value.toString()).find())
                            .isPresent());
        }
    }

    /** The captured value is known to be a number below this. */
    record Below(String capture, long bound) implements Condition {
        @Override
        public boolean holds(Occurrence at) {
            return at.on(
                    capture,
                    node -> at.file()
                            .known(node)
                            .filter(value -> value instanceof Long number && number < bound)
                            .isPresent());
        }
    }

    /** The source text of the capture contains this. */
    record Contains(String capture, Pattern pattern) implements Condition {
        @Override
        public boolean holds(Occurrence at) {
            return at.on(capture, node -> pattern.matcher(node.text()).find());
        }
    }

    /** The call has an argument of this name, and its value is like this. */
    record Keyword(String name, Pattern pattern) implements Condition {
        @Override
        public boolean holds(Occurrence at) {
            return at.on(
                    SecurityRule.SINK,
                    node -> Structure.keyword(node, name)
                            .filter(value -> pattern.matcher(at.written(value)).find())
                            .isPresent());
        }
    }

    /** The function around the sink, or the file where there is none, contains this. */
    record FunctionContains(Pattern pattern) implements Condition {
        @Override
        public boolean holds(Occurrence at) {
            return at.on(
                    SecurityRule.SINK,
                    node -> pattern.matcher(at.file().functionText(node)).find());
        }
    }

    /** The file contains this. */
    record FileContains(Pattern pattern) implements Condition {
        @Override
        public boolean holds(Occurrence at) {
            return pattern.matcher(at.file().text()).find();
        }
    }

    /** The function holds one of the names in the captured value against a bound. */
    record Bounded(String capture) implements Condition {
        @Override
        public boolean holds(Occurrence at) {
            return at.on(capture, at.file()::bounded);
        }
    }

    record Not(Condition condition) implements Condition {
        @Override
        public boolean holds(Occurrence at) {
            return !condition.holds(at);
        }
    }

    record Any(List<Condition> conditions) implements Condition {
        @Override
        public boolean holds(Occurrence at) {
            return conditions.stream().anyMatch(condition -> condition.holds(at));
        }
    }

    record All(List<Condition> conditions) implements Condition {
        @Override
        public boolean holds(Occurrence at) {
            return conditions.stream().allMatch(condition -> condition.holds(at));
        }
    }
}
