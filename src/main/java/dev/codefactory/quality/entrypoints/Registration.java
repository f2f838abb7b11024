package dev.codefactory.quality.entrypoints;

import dev.codefactory.quality.security.flow.Structure;
import dev.codefactory.quality.source.SourceNode;
import java.util.List;
import java.util.Optional;

/**
 * A call such as {@code router.get("/users", guard, answer)}.
 *
 * @param receiver what it is called on, as written
 * @param method such as {@code get}
 */
record Registration(SourceNode call, String receiver, String method, List<SourceNode> arguments) {

    /** Empty for a call that is made on nothing. */
    static Optional<Registration> of(SourceNode call) {
        var called = call.field("function")
                .filter(name -> name.field("property", "field", "attribute").isPresent());
        return called.map(name -> new Registration(
                call,
                name.field("object", "operand").map(SourceNode::text).orElse(""),
                Structure.method(call),
                Structure.positional(call)));
    }

    /** The first argument where that is a text. */
    Optional<String> text() {
        return arguments.stream().findFirst().flatMap(Registration::text);
    }

    static Optional<String> text(SourceNode node) {
        var text = node.text();
        return text.matches("(?s)^[rbuf]*[\"'`].*[\"'`]$")
                ? Optional.of(text.replaceAll("^[rbuf]*[\"'`]|[\"'`]$", ""))
                : Optional.empty();
    }

    /** Whether the other call, made before on the same thing, also holds for this one. */
    boolean follows(Registration other) {
        return other.receiver.equals(receiver)
                && other.call.start() < call.start()
                && call.ancestry().contains(Structure.function(other.call));
    }
}
