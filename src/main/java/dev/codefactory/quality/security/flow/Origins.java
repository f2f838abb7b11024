package dev.codefactory.quality.security.flow;

import dev.codefactory.quality.security.flow.Definition.Kind;
import dev.codefactory.quality.source.SourceNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds out where values come from by following them back through assignments, operators and calls. */
final class Origins {

    private static final int MAX_DEPTH = 24;
    private static final Pattern CONSTANT_NAME = Pattern.compile("(.*\\.)?[A-Z][A-Z0-9_]+|__\\w+__");
    private static final Pattern NUMERIC = Pattern.compile(
            "(?i)(?<!\\])\\b(int|integer|long|short|byte|double|float|number|bool|boolean|uuid|u?int\\d*(_t)?|size_t|usize|[ui](8|16|32|64)|f(32|64)|bigint|date|localdate|enum)\\b(?!\\s*(\\[|\\*))");

    private final FileFlow file;
    private final Pattern cleaners;
    private final Map<SourceNode, Origin> known = new HashMap<>();
    private final Set<SourceNode> open = new HashSet<>();

    /** @param cleaners names of functions that make a value harmless */
    Origins(FileFlow file, Pattern cleaners) {
        this.file = file;
        this.cleaners = cleaners;
    }

    Origin of(SourceNode node) {
        var before = known.get(node);
        if (before != null) {
            return before;
        }
        if (open.size() > MAX_DEPTH || !open.add(node)) {
            return Origin.CONSTANT; // what depends on itself is decided by what else it depends on
        }
        var origin = compute(node);
        open.remove(node);
        if (open.isEmpty()) {
            known.put(node, origin);
        }
        return origin;
    }

    private Origin compute(SourceNode node) {
        var type = node.type();
        if (NodeKinds.LITERALS.contains(type) || NodeKinds.COMPARISONS.contains(type)) {
            return Origin.CONSTANT;
        }
        if (NodeKinds.CALLS.contains(type)) {
            return ofCall(node);
        }
        if (NodeKinds.NAMES.contains(type)) {
            return ofName(node);
        }
        if (NodeKinds.ELEMENTS.contains(type)) {
            return file.isSource(node) ? Origin.SOURCE : ofElement(node);
        }
        if (NodeKinds.CONDITIONALS.contains(type)) {
            var chosen = file.constants().fold(Structure.condition(node));
            var branches = Structure.branches(node);
            return chosen.isPresent() ? of(branches.get(chosen.get().equals(true) ? 0 : 1)) : most(branches.stream());
        }
        if (NodeKinds.OPERATIONS.contains(type)) {
            return ofOperation(node);
        }
        if (NodeKinds.COMPREHENSIONS.contains(type) || NodeKinds.FUNCTIONS.contains(type)) {
            return node.field("body").map(this::of).orElse(Origin.UNKNOWN);
        }
        if (NodeKinds.KEYWORDS.contains(type) && !node.children().isEmpty()) {
            return of(node.children().getLast());
        }
        if (type.equals("this") || type.equals("super") || type.equals("self")) {
            return Origin.UNKNOWN;
        }
        return most(node.children().stream());
    }

    private Origin most(Stream<SourceNode> nodes) {
        return nodes.map(this::of).reduce(Origin.CONSTANT, Origin::or);
    }

    /** A constant text repeated any number of times holds nothing foreign, and what is compared is a truth value. */
    private Origin ofOperation(SourceNode node) {
        var operator = Structure.operator(node);
        if (operator.equals("*") && node.children().stream().anyMatch(part -> of(part) == Origin.CONSTANT)) {
            return Origin.CONSTANT;
        }
        return operator.matches("[=!]==?|[<>]=?|in|instanceof") ? Origin.CONSTANT : most(node.children().stream());
    }

    /** A value looked up in a table is one of the table's. */
    private Origin ofElement(SourceNode node) {
        return node.children().isEmpty() ? Origin.UNKNOWN : of(node.children().getFirst());
    }

    private Origin ofName(SourceNode node) {
        if (file.guards().close(node)) {
            return Origin.CONSTANT;
        }
        if (file.isSource(node)) {
            return file.guards().guard(node) ? Origin.UNKNOWN : Origin.SOURCE;
        }
        var definitions = file.reach().of(node);
        if (definitions.isEmpty()) {
            return ofUndefined(node);
        }
        var origin = Origin.CONSTANT;
        for (var definition : definitions) {
            origin = origin.or(of(definition));
        }
        return origin.compareTo(Origin.UNKNOWN) > 0 && file.guards().guard(node) ? Origin.UNKNOWN : origin;
    }

    private Origin of(Definition definition) {
        if (definition.kind() == Kind.PARAMETER) {
            return ofParameter(definition.value());
        }
        return definition.value() == definition.place() ? ofWriting(definition.value()) : of(definition.value());
    }

    /** What a C function wrote into the buffer. */
    private Origin ofWriting(SourceNode call) {
        return file.isSource(call)
                ? Origin.SOURCE
                : most(Structure.positional(call).stream().skip(1));
    }

    private Origin ofUndefined(SourceNode node) {
        if (CONSTANT_NAME.matcher(node.text()).matches() || file.isFunction(node.text())) {
            return Origin.CONSTANT;
        }
        if (!NodeKinds.MEMBERS.contains(node.type())) {
            return Origin.UNKNOWN;
        }
        return node.field("object", "operand", "value", "argument")
                .map(this::of)
                .orElse(Origin.UNKNOWN)
                .or(Origin.UNKNOWN);
    }

    private Origin ofParameter(SourceNode parameter) {
        var text = parameter.text();
        if (NUMERIC.matcher(text).find() && !text.contains("String")) {
            return Origin.CONSTANT;
        }
        if (file.sources().parameters().matcher(text).find() || file.handles(parameter)) {
            return Origin.SOURCE;
        }
        return text.matches("self|this|cls|&(mut )?self") ? Origin.UNKNOWN : Origin.PARAMETER;
    }

    private Origin ofCall(SourceNode call) {
        var callee = file.callee(call);
        if (cleans(call, callee) || Calls.TO_NUMBER.matcher(callee).matches()) {
            return Origin.CONSTANT;
        }
        if (file.isSource(call)) {
            return Origin.SOURCE;
        }
        var held = file.collections().read(call);
        if (held.isPresent()) {
            return most(held.get());
        }
        var inputs = most(Calls.inputs(call, callee));
        var helper = file.helper(call);
        if (helper.isPresent()) {
            return ofHelper(helper.get(), inputs);
        }
        var transparent = Calls.ASSEMBLING.matcher(callee).matches()
                || Calls.PASSING.matcher(callee).matches()
                || call.type().equals("composite_literal");
        return transparent ? inputs : inputs.or(Origin.UNKNOWN);
    }

    /** What a replacing function makes harmless depends on what it replaces, so that its first argument counts, too. */
    private boolean cleans(SourceNode call, String callee) {
        if (cleaners.matcher(callee).find()) {
            return true;
        }
        return Calls.REPLACING.matcher(callee).matches()
                && Structure.positional(call).stream()
                        .limit(2)
                        .anyMatch(argument ->
                                cleaners.matcher("replacing " + argument.text()).find());
    }

    private Origin ofHelper(List<SourceNode> results, Origin inputs) {
        var result = most(results.stream());
        return result == Origin.PARAMETER ? inputs : result;
    }
}
