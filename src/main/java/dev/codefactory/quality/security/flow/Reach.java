package dev.codefactory.quality.security.flow;

import dev.codefactory.quality.security.flow.Definition.Kind;
import dev.codefactory.quality.source.SourceNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which definitions of a name reach a use: those before it that no later one replaces for certain, unless a condition rules them out. */
final class Reach {

    private final Definitions definitions;
    private final Constants constants = new Constants(this::of);
    private final Map<SourceNode, List<Definition>> known = new HashMap<>();
    private final Set<SourceNode> open = new HashSet<>();

    Reach(Definitions definitions) {
        this.definitions = definitions;
    }

    Constants constants() {
        return constants;
    }

    List<Definition> of(SourceNode use) {
        var before = known.get(use);
        if (before != null) {
            return before;
        }
        if (!open.add(use)) { // a condition that depends on the name it decides about
            return definitions.of(use);
        }
        var found = compute(use);
        open.remove(use);
        known.put(use, found);
        return found;
    }

    private List<Definition> compute(SourceNode use) {
        var all = definitions.of(use);
        var here = Structure.function(use);
        if (all.size() < 2 || all.stream().anyMatch(each -> home(each) != here)) {
            return all;
        }
        var around = new HashSet<>(use.ancestry());
        var reaching = new ArrayList<Definition>();
        all.stream().sorted(Comparator.comparingInt(Definition::start)).forEach(each -> {
            var before = each.start() < use.start() && !around.contains(each.place());
            if ((before || inLoopWith(each, around)) && feasible(each.place())) {
                if (before && each.kind() == Kind.ASSIGNED && isCertain(each, around)) {
                    reaching.clear();
                }
                reaching.add(each);
            }
        });
        return reaching.isEmpty() ? all : reaching;
    }

    private static SourceNode home(Definition definition) {
        return definition.kind() == Kind.PARAMETER
                ? definition.place().ancestry().stream()
                        .filter(node -> NodeKinds.FUNCTIONS.contains(node.type()))
                        .findFirst()
                        .orElse(definition.place())
                : Structure.function(definition.place());
    }

    private static boolean inLoopWith(Definition definition, Set<SourceNode> around) {
        return definition.place().ancestry().stream()
                .anyMatch(node -> around.contains(node) && NodeKinds.LOOPS.contains(node.type()));
    }

    /** Whether the definition is always passed on the way to the use. */
    private boolean isCertain(Definition definition, Set<SourceNode> around) {
        var below = definition.place();
        for (var node : definition.place().ancestry()) {
            if (around.contains(node) && NodeKinds.BLOCKS.contains(node.type())) {
                return true;
            }
            if (NodeKinds.FORKS.contains(node.type()) && node != below && !isTaken(node, below)) {
                return false;
            }
            below = node;
        }
        return false;
    }

    private boolean isTaken(SourceNode fork, SourceNode branch) {
        return decision(fork)
                .map(condition ->
                        fork.field("consequence").filter(branch::equals).isPresent() == condition)
                .orElse(false);
    }

    /** Whether no condition around a node is known to keep it from being run. */
    boolean feasible(SourceNode node) {
        var below = node;
        for (var outer : node.ancestry()) {
            if (NodeKinds.FUNCTIONS.contains(outer.type())) {
                return true;
            }
            var condition = outer == below ? Optional.<Boolean>empty() : decision(outer);
            if (condition.isPresent() && isBranch(outer, condition.get() ? "alternative" : "consequence", below)) {
                return false;
            }
            if (isOtherCase(outer)) {
                return false;
            }
            below = outer;
        }
        return true;
    }

    private static boolean isBranch(SourceNode fork, String field, SourceNode branch) {
        return fork.field(field).filter(branch::equals).isPresent();
    }

    private Optional<Boolean> decision(SourceNode fork) {
        return fork.type().startsWith("if_")
                ? fork.field("condition").flatMap(constants::fold).map(Boolean.TRUE::equals)
                : Optional.empty();
    }

    /** A group of statements of a switch over something known whose labels do not name it. */
    private boolean isOtherCase(SourceNode group) {
        if (!group.type().equals("switch_block_statement_group")) {
            return false;
        }
        var switched = group.parent().flatMap(SourceNode::parent).flatMap(node -> node.field("condition"));
        var value = switched.flatMap(constants::fold);
        if (value.isEmpty()) {
            return false;
        }
        var all = group.parent().stream()
                .flatMap(body -> body.children().stream())
                .flatMap(each -> each.children().stream())
                .filter(label -> label.type().equals("switch_label"))
                .toList();
        var named = all.stream().filter(label -> labels(label, value.get())).toList();
        var mine = group.children().stream()
                .filter(label -> label.type().equals("switch_label"))
                .toList();
        return named.isEmpty()
                ? mine.stream().noneMatch(label -> label.text().startsWith("default"))
                : mine.stream().noneMatch(named::contains);
    }

    private boolean labels(SourceNode label, Object value) {
        return label.children().stream()
                .anyMatch(each -> constants.fold(each).filter(value::equals).isPresent());
    }
}
