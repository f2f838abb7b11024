package dev.codefactory.quality.entrypoints;

import dev.codefactory.quality.source.SourceNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** net/http, gin and chi by their routes; handlers that no file registers by what they take. */
final class GoEntryPoints {

    private static final Set<String> METHODS = Set.of(
            "HandleFunc",
            "Handle",
            "Get",
            "Post",
            "Put",
            "Delete",
            "Patch",
            "GET",
            "POST",
            "PUT",
            "DELETE",
            "PATCH",
            "Any");
    private static final Pattern PATH = Pattern.compile("^([A-Z]+ )?[\\w.]*(/.*)$");
    private static final Pattern HANDLER = Pattern.compile(
            "(?s)^\\(\\s*\\w+\\s+http\\.ResponseWriter,\\s*\\w+\\s+\\*http\\.Request\\s*\\)$|^\\(\\s*\\w+\\s+\\*gin\\.Context\\s*\\)$");
    private static final Pattern SERVING = Pattern.compile("^(ListenAndServe|ListenAndServeTLS|Serve)$");

    private final SourceFile file;
    private final List<SourceFile> files;

    GoEntryPoints(SourceFile file, List<SourceFile> files) {
        this.file = file;
        this.files = files;
    }

    Stream<EntryPoint> find() {
        return Stream.concat(
                calls(file).flatMap(call -> registered(call).stream()),
                file.nodes("function_declaration", "method_declaration").flatMap(function -> alone(function).stream()));
    }

    private static Stream<Registration> calls(SourceFile file) {
        return file.nodes("call_expression").flatMap(call -> Registration.of(call).stream());
    }

    private Optional<EntryPoint> registered(Registration call) {
        if (!METHODS.contains(call.method()) || call.arguments().size() < 2) {
            return Optional.empty();
        }
        return call.text().map(PATH::matcher).filter(path -> path.matches()).map(path -> {
            var name = call.method().matches("Handle(Func)?")
                    ? call.text().orElseThrow()
                    : call.method().toUpperCase(Locale.ROOT) + " " + path.group(2);
            var applied =
                    new ArrayList<>(call.arguments().subList(1, call.arguments().size()));
            applied.addAll(around(call));
            return new EntryPoint(
                    file,
                    call.call(),
                    name,
                    path.group(2),
                    List.of(call.arguments().getLast()),
                    applied,
                    List.of());
        });
    }

    /** What a router uses, what the one it was made of uses, and what is laid around the whole when it is served. */
    private List<SourceNode> around(Registration call) {
        var applied = new ArrayList<SourceNode>();
        applied.addAll(call.call().field("function").flatMap(name -> name.field("operand")).stream()
                .toList());
        var made = file.nodes("short_var_declaration")
                .filter(node -> node.field("left")
                        .filter(left -> left.text().equals(call.receiver()))
                        .isPresent())
                .toList();
        applied.addAll(made);
        calls(file)
                .filter(other -> other.method().equals("Use"))
                .filter(other -> call.follows(other)
                        || made.stream().anyMatch(node -> node.text().contains(other.receiver() + ".")))
                .forEach(other -> applied.addAll(other.arguments()));
        files.stream()
                .flatMap(GoEntryPoints::calls)
                .filter(other -> SERVING.matcher(other.method()).matches())
                .forEach(other -> applied.addAll(other.arguments()));
        return applied;
    }

    /** A handler without a route: whoever uses the package will register it. */
    private Optional<EntryPoint> alone(SourceNode function) {
        var name = function.field("name").map(SourceNode::text).orElse("");
        var handles = function.field("result").isEmpty()
                && function.field("parameters")
                        .filter(parameters -> HANDLER.matcher(parameters.text()).matches())
                        .isPresent();
        var passesOn = Code.of(function).text().matches("(?s).*\\.(Next|ServeHTTP)\\(.*");
        var mentions = files.stream()
                .mapToLong(each -> each.nodes("identifier", "field_identifier")
                        .filter(node -> node.text().equals(name))
                        .count())
                .sum();
        return handles && !passesOn && mentions <= 1
                ? Optional.of(new EntryPoint(file, function, name, name, List.of(function), List.of(), List.of()))
                : Optional.empty();
    }
}
