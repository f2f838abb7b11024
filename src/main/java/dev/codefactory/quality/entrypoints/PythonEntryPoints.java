package dev.codefactory.quality.entrypoints;

import dev.codefactory.quality.source.SourceNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Flask and FastAPI by their decorators, Django, Django REST framework and the server of Python itself by their classes. */
final class PythonEntryPoints {

    private static final Pattern ROUTE = Pattern.compile(
            "@\\s*([\\w.]+)\\.(route|get|post|put|delete|patch|head|options|api_route|websocket)\\(\\s*[rbuf]*[\"'](/[^\"']*|)[\"']");
    private static final Pattern METHODS = Pattern.compile("methods\\s*=\\s*[\\[(]\\s*[\"'](\\w+)");
    private static final Pattern VIEW = Pattern.compile(
            "\\b(MethodView|Resource|APIView|\\w*ViewSet|\\w*View|HTTPEndpoint|\\w*HTTPRequestHandler)\\b");
    private static final Pattern ANSWERING = Pattern.compile(
            "get|post|put|patch|delete|list|create|retrieve|update|partial_update|destroy|form_valid|do_[A-Z]+");
    private static final Pattern DJANGO = Pattern.compile("(?m)^\\s*(from|import)\\s+(django|rest_framework)\\b");
    private static final Pattern ANSWERS =
            Pattern.compile("HttpResponse|JsonResponse|\\bResponse\\(|\\brender\\(|\\bredirect\\(|TemplateResponse");

    /** What holds for every entry point, wherever it stands. */
    private static final Pattern EVERYWHERE = Pattern.compile(
            "^(\\w+\\.)*(FastAPI|include_router|add_middleware|register_blueprint|init_app)\\(|default_limits"
                    + "|^(MIDDLEWARE|REST_FRAMEWORK)\\s*=|\\w+\\.add_exception_handler\\(");

    private static final Pattern BEFORE = Pattern.compile(
            "@\\s*[\\w.]+\\.(before_request|before_app_request|middleware|errorhandler|app_errorhandler|exception_handler)\\b");

    /** Parameters that hold no word of whoever calls. */
    private static final Pattern OWN =
            Pattern.compile("(?s)^(self|cls|request|req|\\*)\\b.*|^\\*.*|.*\\b(Depends|Security)\\(.*"
                    + "|.*:\\s*(\\w+\\.)*(Request|Response|BackgroundTasks|WebSocket|HttpRequest)\\b.*");

    private final SourceFile file;
    private final Definitions definitions;
    private final List<SourceNode> everywhere;

    PythonEntryPoints(SourceFile file, List<SourceFile> files, Definitions definitions) {
        this.file = file;
        this.definitions = definitions;
        this.everywhere = files.stream().flatMap(PythonEntryPoints::everywhere).toList();
    }

    Stream<EntryPoint> find() {
        return Stream.of(decorated(), registered(), views(), djangoFunctions()).flatMap(found -> found);
    }

    private Stream<EntryPoint> decorated() {
        return file.nodes("decorated_definition").flatMap(node -> {
            var decorators = decorators(node);
            return decorators.stream()
                    .map(decorator -> ROUTE.matcher(decorator.text()))
                    .filter(route -> route.lookingAt())
                    .limit(1)
                    .map(route -> {
                        var applied = new ArrayList<>(decorators);
                        applied.addAll(of(route.group(1)));
                        var named = METHODS.matcher(decorators.getFirst().text());
                        var method = route.group(2).matches("route|api_route")
                                ? (named.find() ? named.group(1) : "GET")
                                : route.group(2).toUpperCase(Locale.ROOT);
                        return point(node, method + " " + route.group(3), route.group(3), applied);
                    });
        });
    }

    /** {@code app.add_url_rule("/users", view_func=users)}. */
    private Stream<EntryPoint> registered() {
        return file.nodes("call")
                .flatMap(call -> Registration.of(call).stream())
                .filter(call -> call.method().equals("add_url_rule"))
                .flatMap(call -> call.call()
                        .walk()
                        .filter(part -> part.type().equals("keyword_argument")
                                && part.children().getFirst().text().equals("view_func"))
                        .map(part -> part.children().getLast())
                        .filter(view -> view.type().equals("identifier"))
                        .flatMap(view -> definitions.of(view.text()).stream())
                        .map(view -> point(
                                whole(view),
                                "GET " + call.text().orElse(""),
                                call.text().orElse(""),
                                of(call.receiver()))));
    }

    private Stream<EntryPoint> views() {
        return file.nodes("class_definition")
                .filter(type -> type.field("superclasses")
                        .filter(parents -> VIEW.matcher(parents.text()).find())
                        .isPresent())
                .flatMap(type -> methods(type)
                        .filter(method -> ANSWERING.matcher(name(method)).matches())
                        .map(method -> {
                            var applied = new ArrayList<>(everywhere);
                            applied.add(type);
                            applied.addAll(decorators(whole(type)));
                            applied.addAll(decorators(whole(method)));
                            return point(whole(method), name(type) + "." + name(method), "", applied);
                        }));
    }

    private static Stream<SourceNode> methods(SourceNode type) {
        return type.field("body").stream()
                .flatMap(body -> body.children().stream())
                .map(member -> member.field("definition").orElse(member))
                .filter(member -> member.type().equals("function_definition"));
    }

    private Stream<EntryPoint> djangoFunctions() {
        if (!DJANGO.matcher(file.file().content()).find()) {
            return Stream.empty();
        }
        return file.nodes("function_definition")
                .filter(function -> whole(function)
                        .parent()
                        .filter(outer -> outer.type().equals("module"))
                        .isPresent())
                .filter(function -> parameters(function).findFirst().orElse("").startsWith("request"))
                .filter(function -> ANSWERS.matcher(Code.of(function).text()).find())
                .map(function -> {
                    var applied = new ArrayList<>(everywhere);
                    applied.addAll(decorators(whole(function)));
                    return point(whole(function), name(function), name(function), applied);
                });
    }

    private EntryPoint point(SourceNode node, String name, String path, List<SourceNode> applied) {
        var function = node.field("definition").orElse(node);
        var own = parameters(function)
                .filter(parameter -> !OWN.matcher(parameter).matches())
                .toList();
        return new EntryPoint(file, function, name, path, List.of(function), applied, own);
    }

    /** What holds for what is registered with a router, an app or a blueprint. */
    private List<SourceNode> of(String receiver) {
        var applied = new ArrayList<>(everywhere);
        applied.addAll(definitions.of(receiver));
        return applied;
    }

    private static Stream<SourceNode> everywhere(SourceFile file) {
        var said = file.nodes("call", "assignment")
                .filter(node -> EVERYWHERE.matcher(node.text()).find());
        var before = file.nodes("decorated_definition")
                .filter(node -> decorators(node).stream()
                        .anyMatch(decorator -> BEFORE.matcher(decorator.text()).lookingAt()));
        return Stream.concat(said, before);
    }

    private static List<SourceNode> decorators(SourceNode whole) {
        return whole.children().stream()
                .filter(child -> child.type().equals("decorator"))
                .toList();
    }

    private static SourceNode whole(SourceNode definition) {
        return definition
                .parent()
                .filter(outer -> outer.type().equals("decorated_definition"))
                .orElse(definition);
    }

    private static Stream<String> parameters(SourceNode function) {
        return function.field("parameters").map(SourceNode::children).orElse(List.of()).stream()
                .map(SourceNode::text);
    }

    private static String name(SourceNode definition) {
        return Optional.of(definition)
                .flatMap(node -> node.field("name"))
                .map(SourceNode::text)
                .orElse("?");
    }
}
