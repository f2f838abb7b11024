package dev.codefactory.quality.entrypoints;

import dev.codefactory.quality.source.SourceNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Express and Fastify by their routes, the server of Node.js itself by its listener. */
final class NodeEntryPoints {

    private static final Set<String> METHODS =
            Set.of("get", "post", "put", "delete", "patch", "all", "head", "options");
    private static final Set<String> APPLYING =
            Set.of("use", "addHook", "register", "setErrorHandler", "setNotFoundHandler");
    private static final Pattern SERVERS =
            Pattern.compile("(?i)(\\w+\\.)*(app|api|server|fastify|instance|\\w*routers?|\\w*routes?)");
    private static final Pattern CHAINED =
            Pattern.compile("(?s)^([\\w.]+)\\.route\\(\\s*[\"'`]([^\"'`]*)[\"'`]\\s*\\).*");
    private static final Pattern HANDLER =
            Pattern.compile("(?s)\\(\\s*_?req(uest)?\\b[^,()]*,\\s*(res(ponse)?|reply)\\b[^,()]*\\)");
    private static final Pattern EXPORTED = Pattern.compile(
            "\\bexports\\.(\\w+)\\s*=|\\bexport\\s+(?:default\\s+)?(?:async\\s+)?(?:function|const)\\s+(\\w+)");
    private static final Set<String> ANSWERING = Set.of(
            "arrow_function", "function_expression", "function", "identifier", "member_expression", "call_expression");

    private final SourceFile file;
    private final List<SourceFile> files;

    NodeEntryPoints(SourceFile file, List<SourceFile> files) {
        this.file = file;
        this.files = files;
    }

    Stream<EntryPoint> find() {
        return Stream.concat(
                calls(file).flatMap(call -> point(call).stream()),
                file.nodes("function_declaration", "arrow_function", "function_expression")
                        .filter(this::isAlone)
                        .map(function -> new EntryPoint(
                                file,
                                function,
                                name(function),
                                name(function),
                                List.of(function),
                                List.of(),
                                List.of())));
    }

    /** A handler that is exported and named nowhere else: whoever uses the module will register it. */
    private boolean isAlone(SourceNode function) {
        var named = name(function);
        return function.field("parameters")
                        .filter(parameters -> HANDLER.matcher(parameters.text()).matches())
                        .isPresent()
                && EXPORTED.matcher(file.file().content())
                        .results()
                        .anyMatch(each -> named.equals(each.group(1)) || named.equals(each.group(2)))
                && files.stream()
                        .flatMap(NodeEntryPoints::calls)
                        .noneMatch(call -> call.arguments().stream()
                                .anyMatch(argument -> Code.of(argument).names().contains(named)));
    }

    private static String name(SourceNode function) {
        return function.field("name")
                .or(() -> function.parent()
                        .flatMap(outer -> outer.field("name", "left"))
                        .map(name -> name.field("property").orElse(name)))
                .map(SourceNode::text)
                .orElse("");
    }

    private static Stream<Registration> calls(SourceFile file) {
        return file.nodes("call_expression").flatMap(call -> Registration.of(call).stream());
    }

    private Optional<EntryPoint> point(Registration call) {
        if (call.method().equals("createServer")
                && call.receiver().matches("https?")
                && !call.arguments().isEmpty()) {
            return Optional.of(point(call, "the HTTP server", "", call.arguments()));
        }
        if (call.method().equals("route") && call.receiver().matches(SERVERS.pattern())) {
            return ofOptions(call);
        }
        var chain = CHAINED.matcher(call.receiver());
        if (METHODS.contains(call.method()) && chain.matches()) {
            var on = new Registration(call.call(), chain.group(1), call.method(), call.arguments());
            return Optional.of(point(on, name(call.method(), chain.group(2)), chain.group(2), call.arguments()));
        }
        var path = call.text().filter(text -> text.startsWith("/") || text.equals("*"));
        return path.filter(
                        _ -> METHODS.contains(call.method()) && call.arguments().size() > 1)
                .filter(_ -> SERVERS.matcher(call.receiver()).matches())
                .filter(_ -> ANSWERING.contains(call.arguments().getLast().type()))
                .map(text -> point(
                        call,
                        name(call.method(), text),
                        text,
                        call.arguments().subList(1, call.arguments().size())));
    }

    /** {@code fastify.route({ method: 'GET', url: '/users', handler })}. */
    private Optional<EntryPoint> ofOptions(Registration call) {
        return call.arguments().stream()
                .filter(options -> options.type().equals("object"))
                .findFirst()
                .flatMap(options -> property(options, "url")
                        .or(() -> property(options, "path"))
                        .flatMap(Registration::text)
                        .map(url -> point(
                                call,
                                name(
                                        property(options, "method")
                                                .flatMap(Registration::text)
                                                .orElse("any"),
                                        url),
                                url,
                                List.of(options))));
    }

    private static Optional<SourceNode> property(SourceNode options, String name) {
        return options.children().stream()
                .filter(pair -> pair.type().equals("pair"))
                .filter(pair -> pair.children().getFirst().text().equals(name))
                .map(pair -> pair.children().getLast())
                .findFirst();
    }

    private static String name(String method, String path) {
        return method.toUpperCase(Locale.ROOT) + " " + path;
    }

    /** The last of what is registered answers; what stands before it runs before. */
    private EntryPoint point(Registration call, String name, String path, List<SourceNode> registered) {
        var applied = new ArrayList<>(registered.subList(0, registered.size() - 1));
        calls(file)
                .filter(other -> APPLYING.contains(other.method()))
                .filter(other -> call.follows(other)
                        || isErrorHandling(other)
                        || other.arguments().stream()
                                .anyMatch(argument -> argument.text().equals(call.receiver())))
                .forEach(other -> applied.addAll(other.arguments()));
        if (!isWholeProgram(call)) {
            files.stream()
                    .filter(other -> !other.equals(file))
                    .flatMap(NodeEntryPoints::calls)
                    .filter(other -> APPLYING.contains(other.method()))
                    .forEach(other -> applied.addAll(other.arguments()));
        }
        return new EntryPoint(file, call.call(), name, path, List.of(registered.getLast()), applied, List.of());
    }

    /** It stands last in Express. */
    private static boolean isErrorHandling(Registration call) {
        return call.method().startsWith("set")
                || call.arguments().stream()
                        .anyMatch(argument ->
                                argument.text().matches("(?s)^(async\\s+)?(function\\s*\\w*\\s*)?\\(\\s*_?err.*"));
    }

    /** Whether it is registered with an app and not with a router that others hang into theirs. */
    private boolean isWholeProgram(Registration call) {
        var made = Pattern.compile("\\b" + Pattern.quote(call.receiver())
                + "\\s*(:\\s*\\w+)?\\s*=\\s*(\\w*[eE]xpress\\(\\)|\\w*[fF]astify\\()");
        return made.matcher(file.file().content()).find();
    }
}
