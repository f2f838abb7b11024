package dev.codefactory.quality.security;

import dev.codefactory.quality.security.flow.FileFlow;
import dev.codefactory.quality.source.SourceNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A place at which a rule's trigger fired.
 *
 * @param captures the nodes the trigger named
 * @param cleaners functions that make values harmless for this rule
 */
record Occurrence(FileFlow file, Map<String, SourceNode> captures, Pattern cleaners) {

    /** Whether the capture is there and passes the test. */
    boolean on(String capture, Predicate<SourceNode> test) {
        return Optional.ofNullable(captures.get(capture)).filter(test).isPresent();
    }

    Optional<SourceNode> sink() {
        return Optional.ofNullable(captures.get(SecurityRule.SINK));
    }

    /** What is written at the capture: its known value, else its text. */
    String written(SourceNode node) {
        return file.known(node).map(String::valueOf).orElseGet(node::text);
    }
}
