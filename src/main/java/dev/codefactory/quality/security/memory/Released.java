package dev.codefactory.quality.security.memory;

import dev.codefactory.quality.source.SourceNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Memory that was given back and is used nevertheless (CERT MEM30-C). */
final class Released {

    private static final Pattern FREEING =
            Pattern.compile("[a-z]*free|\\w*_k?free|[A-Z]\\w*Free|cfree|kfree_\\w+|delete|fclose|closedir");
    private static final Pattern RELEASING = Pattern.compile(
            "(\\w+_)?(destroy|release|unref|put|delete|dispose|free)(_\\w+)?"
                    + "|[A-Z]\\w*(Destroy|Release|Unref|Delete|Dispose|Free)[A-Z]?\\w*|(Destroy|Release|Unref|Delete|Dispose|Relinquish)[A-Z]\\w*");
    private static final Pattern ENDS = Pattern.compile(
            "(?i).*(free|destroy|clean|clear|release|delete|deinit|exit|close|fini|dtor|term|remove|done|unload|put|drop|kill|dispose|reset|shutdown|disconnect|~).*");

    /** Macros, and what only shows where the pointer points. */
    private static final Pattern QUIET = Pattern.compile(".*[A-Z]{3,}.*|.*(print|trace|debug).*");

    private Released() {}

    /** What is used on the way after it was given back. */
    static Stream<SourceNode> used(NativeFunction function) {
        return Stream.concat(function.calls(), function.nodes("delete_expression"))
                .filter(call -> call.parent()
                        .filter(outer -> outer.type().equals("expression_statement")
                                || outer.type().equals("cast_expression"))
                        .isPresent())
                .filter(call -> released(call).filter(key -> isUsed(call, key)).isPresent());
    }

    /** The place whose memory a call gives back. */
    private static Optional<String> released(SourceNode call) {
        if (call.type().equals("delete_expression")) {
            return Optional.of(Syntax.key(call.children().getLast())).filter(key -> !key.isEmpty());
        }
        var callee = Syntax.callee(call);
        var arguments = Syntax.arguments(call);
        var frees = FREEING.matcher(callee).matches();
        if (arguments.isEmpty()
                || arguments.size() > (frees ? 2 : 1)
                || !(frees || RELEASING.matcher(callee).matches())) {
            return Optional.empty();
        }
        return Optional.of(Syntax.key(frees ? arguments.getLast() : arguments.getFirst()))
                .filter(key -> !key.isEmpty() && !key.equals("this"));
    }

    private static boolean isUsed(SourceNode call, String key) {
        var callee = Syntax.callee(call);
        var frees = callee.isEmpty() || FREEING.matcher(callee).matches();
        for (var statement : Paths.after(call)) {
            for (var node : statement.walk().toList()) {
                var place = Syntax.isPlace(node) ? Syntax.key(node) : "";
                if (place.isEmpty()) {
                    continue;
                }
                if (isRenewed(node, place, key)) {
                    return false;
                }
                if (place.equals(key)) {
                    return isUse(node, callee, frees);
                }
            }
        }
        return false;
    }

    /** Whether the place, or one it is reached from, holds something else from here on. */
    private static boolean isRenewed(SourceNode node, String place, String key) {
        var reaches = key.equals(place) || key.startsWith(place + "->") || key.startsWith(place + ".");
        if (!reaches) {
            return false;
        }
        var outer = node.parent().orElse(node);
        return NativeFunction.isTarget(node)
                || outer.type().equals("init_declarator")
                || outer.type().equals("update_expression")
                || outer.type().equals("for_range_loop")
                || (outer.type().equals("pointer_expression")
                        && Syntax.operator(outer).equals("&"))
                || assigned(outer).filter(target -> target.equals(place)).isPresent();
    }

    private static Optional<String> assigned(SourceNode node) {
        return node.ancestry().stream()
                .takeWhile(outer -> !outer.type().endsWith("statement"))
                .filter(outer -> outer.type().equals("assignment_expression")
                        && Syntax.operator(outer).equals("="))
                .findFirst()
                .flatMap(Syntax::left)
                .map(Syntax::key);
    }

    private static boolean isUse(SourceNode node, String callee, boolean frees) {
        var outer = node.parent().orElse(node);
        if (Syntax.followed(outer).filter(pointer -> pointer == node).isPresent()) {
            return true;
        }
        if (!outer.type().equals("argument_list")) {
            return false;
        }
        var other = outer.parent().map(Syntax::callee).orElse("");
        return other.equals(callee) || (frees && !QUIET.matcher(other).matches());
    }

    /** A member that still points to what was freed when the function ends. */
    static Stream<SourceNode> dangling(NativeFunction function) {
        if (ENDS.matcher(function.name()).matches() || function.name().isEmpty()) {
            return Stream.empty();
        }
        return function.calls()
                .filter(call -> FREEING.matcher(Syntax.callee(call)).matches()
                        && Syntax.arguments(call).size() == 1)
                .filter(call -> {
                    var key = released(call).orElse("");
                    var owner = key.contains("->") ? key.substring(0, key.lastIndexOf("->")) : "";
                    return !owner.isEmpty()
                            && outlives(function, owner.split("->|\\.")[0])
                            && !isSettled(function, call, key, owner);
                });
    }

    private static boolean outlives(NativeFunction function, String owner) {
        return function.variable(owner).filter(Variable::parameter).isPresent();
    }

    private static boolean isSettled(NativeFunction function, SourceNode call, String key, String owner) {
        var renewed =
                function.mentions(key).stream().anyMatch(use -> use.start() > call.end() && isRenewed(use, key, key));
        var owners = new HashSet<String>();
        for (var at = owner; !at.isEmpty(); at = at.contains("->") ? at.substring(0, at.lastIndexOf("->")) : "") {
            owners.add(at);
        }
        return renewed
                || function.calls()
                        .filter(other -> other.start() > call.start())
                        .anyMatch(other -> Syntax.arguments(other).stream()
                                .anyMatch(argument -> owners.contains(Syntax.key(argument))
                                        && (ENDS.matcher(Syntax.callee(other)).matches()
                                                || Syntax.callee(other).contains("mem"))));
    }

    /** A step of a loop that reads from the element its body has freed. */
    static Stream<SourceNode> inLoops(NativeFunction function) {
        return function.nodes("for_statement")
                .flatMap(loop -> loop.field("body").stream()
                        .flatMap(SourceNode::walk)
                        .filter(Syntax::isCall)
                        .filter(call -> FREEING.matcher(Syntax.callee(call)).matches())
                        .filter(call -> released(call)
                                .filter(key -> !key.contains("->") && steps(loop, key))
                                .filter(_ -> Paths.after(call).stream()
                                        .takeWhile(next -> Syntax.within(next, loop))
                                        .noneMatch(Paths::leaves))
                                .isPresent()));
    }

    private static boolean steps(SourceNode loop, String key) {
        return loop.field("update")
                .filter(update -> update.walk()
                        .flatMap(node -> Syntax.followed(node).stream())
                        .anyMatch(pointer -> Syntax.key(pointer).equals(key)))
                .isPresent();
    }
}
