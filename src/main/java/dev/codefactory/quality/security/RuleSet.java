package dev.codefactory.quality.security;

import dev.codefactory.quality.security.flow.FileFlow;
import dev.codefactory.quality.security.flow.Sources;
import dev.codefactory.quality.security.flow.Structure;
import dev.codefactory.quality.security.memory.NativeFunction;
import dev.codefactory.quality.source.Grammar;
import dev.codefactory.quality.source.SourceNode;
import dev.codefactory.quality.source.SourceQuery;
import dev.codefactory.quality.source.SourceTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The rules of one grammar: their patterns merged into one query, the others found by the names they are about. */
final class RuleSet {

    private final Sources sources;
    private final SourceQuery query;
    private final List<SecurityRule> shapes;
    private final Map<String, List<SecurityRule>> calls = new HashMap<>();
    private final Map<String, List<SecurityRule>> mentions = new HashMap<>();
    private final List<SecurityRule> assignments = new ArrayList<>();
    private final List<SecurityRule> imports = new ArrayList<>();
    private final List<SecurityRule> flaws = new ArrayList<>();

    /** A rule that holds at a node. */
    record Hit(SecurityRule rule, SourceNode sink) {}

    RuleSet(Grammar grammar, List<SecurityRule> rules, Sources sources) {
        this.sources = sources;
        this.shapes = rules.stream()
                .filter(rule -> rule.trigger() instanceof Trigger.Shape)
                .toList();
        this.query = new SourceQuery(
                grammar,
                rules.stream()
                        .map(SecurityRule::trigger)
                        .filter(Trigger.Shape.class::isInstance)
                        .map(shape -> ((Trigger.Shape) shape).pattern())
                        .toList());
        rules.forEach(rule -> {
            switch (rule.trigger()) {
                case Trigger.Call call -> call.names().forEach(name -> index(calls, name, rule));
                case Trigger.Mention mention -> mention.names().forEach(name -> index(mentions, name, rule));
                case Trigger.Assignment _ -> assignments.add(rule);
                case Trigger.Import _ -> imports.add(rule);
                case Trigger.OfMemory _ -> flaws.add(rule);
                case Trigger.Shape _ -> {}
            }
        });
    }

    private static void index(Map<String, List<SecurityRule>> rules, NamePattern name, SecurityRule rule) {
        var same = rules.computeIfAbsent(name.last(), _ -> new ArrayList<>());
        if (!same.contains(rule)) {
            same.add(rule);
        }
    }

    SourceQuery query() {
        return query;
    }

    /** Where the rules hold, in no particular order. */
    List<Hit> search(SourceTree tree) {
        var found = new ArrayList<Hit>();
        var nodes = new ArrayList<SourceNode>();
        var file = new FileFlow(tree.root(), sources, nodes::add);
        BiConsumer<SecurityRule, Map<String, SourceNode>> test = (rule, captures) -> {
            if (rule.holds(new Occurrence(file, captures, rule.cleaners()))) {
                found.add(new Hit(rule, captures.getOrDefault(SecurityRule.SINK, tree.root())));
            }
        };
        for (var match : tree.matches()) {
            test.accept(shapes.get(match.pattern()), match.captures());
        }
        for (var node : nodes) {
            searchCalls(file, node, test);
            searchMentions(file, node, test);
            searchAssignments(node, test);
            searchImports(node, test);
            searchMemory(node, test);
        }
        return found;
    }

    private void searchCalls(FileFlow file, SourceNode node, BiConsumer<SecurityRule, Map<String, SourceNode>> test) {
        if (!Structure.isCall(node)) {
            return;
        }
        var candidates = calls.get(Structure.method(node));
        if (candidates == null) {
            return;
        }
        var name = file.callee(node);
        var typed = file.typedCallee(node);
        for (var rule : candidates) {
            var call = (Trigger.Call) rule.trigger();
            if (call.names().stream()
                    .anyMatch(each ->
                            each.matches(name) || typed.filter(each::matches).isPresent())) {
                captures(node, call).ifPresent(captures -> test.accept(rule, captures));
            }
        }
    }

    /** Empty when an argument the rule needs is not there. */
    private static Optional<Map<String, SourceNode>> captures(SourceNode node, Trigger.Call call) {
        var captures = new HashMap<String, SourceNode>();
        captures.put(SecurityRule.SINK, node);
        for (var argument : call.arguments().entrySet()) {
            var value = argument.getValue().stream()
                    .flatMap(where -> argument(node, where).stream())
                    .findFirst();
            if (value.isEmpty()) {
                return Optional.empty();
            }
            captures.put(argument.getKey(), value.get());
        }
        return Optional.of(captures);
    }

    private static Optional<SourceNode> argument(SourceNode node, Object where) {
        if (!(where instanceof Integer place)) {
            return Structure.keyword(node, where.toString());
        }
        var positional = Structure.positional(node);
        var at = place < 0 ? positional.size() + place : place;
        return at < 0 || at >= positional.size() ? Optional.empty() : Optional.of(positional.get(at));
    }

    private void searchMentions(
            FileFlow file, SourceNode node, BiConsumer<SecurityRule, Map<String, SourceNode>> test) {
        if (!Structure.isName(node)) {
            return;
        }
        for (var rule : mentions.getOrDefault(Structure.lastName(node), List.of())) {
            var name = file.name(node);
            if (((Trigger.Mention) rule.trigger()).names().stream().anyMatch(each -> each.matches(name))) {
                test.accept(rule, Map.of(SecurityRule.SINK, node));
            }
        }
    }

    private void searchAssignments(SourceNode node, BiConsumer<SecurityRule, Map<String, SourceNode>> test) {
        if (assignments.isEmpty()) {
            return;
        }
        Structure.assignment(node).ifPresent(given -> {
            for (var rule : assignments) {
                if (((Trigger.Assignment) rule.trigger())
                        .name()
                        .matcher(given.name())
                        .find()) {
                    test.accept(
                            rule, Map.of(SecurityRule.SINK, node, "target", given.target(), "value", given.value()));
                }
            }
        });
    }

    private void searchImports(SourceNode node, BiConsumer<SecurityRule, Map<String, SourceNode>> test) {
        if (imports.isEmpty()) {
            return;
        }
        for (var module : Structure.importedModules(node)) {
            for (var rule : imports) {
                var wanted = ((Trigger.Import) rule.trigger()).modules();
                if (wanted.stream().anyMatch(each -> module.equals(each) || module.startsWith(each + "."))) {
                    test.accept(rule, Map.of(SecurityRule.SINK, node));
                }
            }
        }
    }

    private void searchMemory(SourceNode node, BiConsumer<SecurityRule, Map<String, SourceNode>> test) {
        if (flaws.isEmpty() || !node.type().equals("function_definition")) {
            return;
        }
        NativeFunction.of(node).ifPresent(function -> {
            for (var rule : flaws) {
                ((Trigger.OfMemory) rule.trigger())
                        .flaw()
                        .in(function)
                        .forEach(place -> test.accept(rule, Map.of(SecurityRule.SINK, place)));
            }
        });
    }
}
