package dev.codefactory.quality.security.flow;

import dev.codefactory.quality.source.SourceNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One file, read once: answers what its names stand for and where its values come from. Used by one thread. */
public final class FileFlow {

    private static final int FUNCTION_HEAD = 3;

    private final String text;
    private final Sources sources;
    private final Names names = new Names();
    private final Definitions definitions = new Definitions();
    private final Guards guards = new Guards();
    private final Reach reach = new Reach(definitions);
    private final Checks checks = new Checks();
    private final Collections collections = new Collections(this);
    private final Map<String, Origins> origins = new HashMap<>();
    private final Map<String, List<SourceNode>> functions = new HashMap<>();
    private final Map<SourceNode, String> texts = new HashMap<>();
    private final Map<SourceNode, Boolean> fromOutside = new HashMap<>();

    /** @param each is given every node, parents before children, so that the file is walked only once */
    public FileFlow(SourceNode root, Sources sources, Consumer<SourceNode> each) {
        this.text = root.text();
        this.sources = sources;
        root.walk().forEach(node -> {
            names.note(node);
            definitions.note(node);
            guards.note(node);
            noteFunction(node);
            each.accept(node);
        });
    }

    private void noteFunction(SourceNode node) {
        if (NodeKinds.FUNCTIONS.contains(node.type())) {
            node.field("name")
                    .ifPresent(name -> functions
                            .computeIfAbsent(name.text(), _ -> new ArrayList<>())
                            .add(node));
        }
    }

    /** The whole name of an expression with imports resolved; empty when it has none. */
    public String name(SourceNode expression) {
        return names.name(expression);
    }

    /** The whole name of what a call calls, such as {@code os.path.join}. */
    public String callee(SourceNode call) {
        return names.callee(call);
    }

    /** The same, with the variable it is called on replaced by its type or by what made it; empty when that is not known. */
    public Optional<String> typedCallee(SourceNode call) {
        return Structure.receiver(call)
                .filter(receiver -> NodeKinds.NAMES.contains(receiver.type()))
                .flatMap(this::type)
                .map(type -> type + "." + Structure.method(call));
    }

    private Optional<String> type(SourceNode variable) {
        var given = definitions.of(variable);
        if (given.isEmpty()) {
            return Optional.empty();
        }
        var definition = given.getFirst();
        var declared = definition
                .place()
                .field("type")
                .or(() -> definition.place().parent().flatMap(declaration -> declaration.field("type")));
        if (declared.isPresent() && !declared.get().text().equals("var")) {
            return Optional.of(names.name(declared.get()).replaceAll("^[:*& ]+", ""));
        }
        return definition.kind() == Definition.Kind.ASSIGNED
                        && NodeKinds.CALLS.contains(definition.value().type())
                ? Optional.of(names.name(definition.value()))
                : Optional.empty();
    }

    /** Where a value comes from, when functions of the given names make it harmless. */
    public Origin origin(SourceNode node, Pattern cleaners) {
        return origins(cleaners).of(node);
    }

    /** Whether a value is a text put together from parts that are neither constant nor made harmless. */
    public boolean assembled(SourceNode node, Pattern cleaners) {
        return new Assembly(this, origins(cleaners)).of(node);
    }

    /** The text of a value and of everything that was assigned to the names in it. */
    public String spelling(SourceNode node) {
        return new Assembly(this, origins(Pattern.compile("(?!)"))).spelling(node);
    }

    /** A number, a truth value or a text, where it is known when the code is written. */
    public Optional<Object> known(SourceNode node) {
        return reach.constants().fold(node);
    }

    /** Whether a node can be run at all, as far as conditions around it are known. */
    public boolean feasible(SourceNode node) {
        return reach.feasible(node);
    }

    /** What the function around a node, or the whole file, says, its comments left out. */
    public String functionText(SourceNode node) {
        return texts.computeIfAbsent(Structure.function(node), Structure::code);
    }

    /** Whether a condition holds one of the names in an expression against a bound. */
    public boolean bounded(SourceNode expression) {
        return checks.bounds(expression);
    }

    public String text() {
        return text;
    }

    private Origins origins(Pattern cleaners) {
        return origins.computeIfAbsent(cleaners.pattern(), _ -> new Origins(this, cleaners));
    }

    Sources sources() {
        return sources;
    }

    Constants constants() {
        return reach.constants();
    }

    Reach reach() {
        return reach;
    }

    Guards guards() {
        return guards;
    }

    Collections collections() {
        return collections;
    }

    boolean isFunction(String name) {
        return functions.containsKey(name);
    }

    boolean isSource(SourceNode node) {
        @Nullable Boolean before = fromOutside.get(node);
        if (before == null) {
            before = sources.expressions().matcher(name(node)).find();
            fromOutside.put(node, before);
        }
        return before;
    }

    /** Whether a framework calls the parameter's function with what a request holds. */
    boolean handles(SourceNode parameter) {
        var function = Structure.function(parameter);
        var decorated = function.parent().filter(outer -> outer.type().equals("decorated_definition"));
        var head =
                decorated.orElse(function).text().lines().limit(FUNCTION_HEAD).reduce("", (a, b) -> a + "\n" + b);
        return sources.handlers().matcher(head).find();
    }

    /** What a function of this file returns, when the call is one to it. */
    Optional<List<SourceNode>> helper(SourceNode call) {
        var found = functions.getOrDefault(Structure.method(call), List.of());
        if (found.size() != 1 || Structure.function(call) == found.getFirst()) {
            return Optional.empty();
        }
        var results = found.getFirst()
                .walk()
                .filter(node -> node.type().equals("return_statement")
                        && !node.children().isEmpty())
                .map(node -> node.children().getFirst())
                .toList();
        return results.isEmpty() ? Optional.empty() : Optional.of(results);
    }
}
