package dev.codefactory.quality.entrypoints;

import dev.codefactory.quality.source.SourceNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Spring's controllers by their annotations, servlets by what they extend. */
final class JavaEntryPoints {

    private static final Pattern CONTROLLER = Pattern.compile("@(Rest)?Controller\\b");
    private static final Pattern MAPPING = Pattern.compile(
            "@(Get|Post|Put|Delete|Patch|Request)Mapping\\b(?:\\(\\s*(?:(?:value|path)\\s*=\\s*)?\\{?\\s*\"([^\"]*)\")?");
    private static final Pattern SERVLET = Pattern.compile("\\b\\w*Servlet\\b");
    private static final Pattern ANSWERING = Pattern.compile("do(Get|Post|Put|Delete|Patch)|service");
    private static final Pattern WEB_SERVLET = Pattern.compile("@WebServlet\\([^)]*?\"([^\"]*)\"");

    /** What a request passes on its way, and what answers for errors. */
    private static final Pattern EVERYWHERE =
            Pattern.compile("\\bSecurityFilterChain\\b|@WebFilter\\b|@(Rest)?ControllerAdvice\\b"
                    + "|\\bextends\\s+(OncePerRequestFilter|GenericFilterBean|HttpFilter|ResponseEntityExceptionHandler)\\b"
                    + "|\\bimplements\\s+[\\w,\\s.]*\\b(Filter|HandlerInterceptor)\\b");

    /** Parameters that a framework fills from the request. */
    private static final Pattern FILLED = Pattern.compile(
            "@(RequestParam|PathVariable|RequestBody|RequestHeader|CookieValue|RequestPart|ModelAttribute|MatrixVariable)\\b");

    private final SourceFile file;
    private final List<SourceFile> files;

    JavaEntryPoints(SourceFile file, List<SourceFile> files) {
        this.file = file;
        this.files = files;
    }

    Stream<EntryPoint> find() {
        return file.nodes("class_declaration").flatMap(type -> {
            var head = head(type);
            if (CONTROLLER.matcher(head).find()) {
                return methods(type).flatMap(method -> mapped(type, method));
            }
            return type.field("superclass")
                            .filter(parent -> SERVLET.matcher(parent.text()).find())
                            .isPresent()
                    ? methods(type)
                            .filter(method -> ANSWERING.matcher(name(method)).matches())
                            .map(method -> servlet(type, method))
                    : Stream.of();
        });
    }

    private Stream<EntryPoint> mapped(SourceNode type, SourceNode method) {
        var mapping = MAPPING.matcher(head(method));
        if (!mapping.find()) {
            return Stream.empty();
        }
        var base = MAPPING.matcher(head(type));
        var path = (base.find() && base.group(2) != null ? base.group(2) : "")
                + (mapping.group(2) == null ? "" : mapping.group(2));
        var name = mapping.group(1).equals("Request") ? "any" : mapping.group(1).toUpperCase(Locale.ROOT);
        var parameters = method.field("parameters").map(SourceNode::children).orElse(List.of()).stream()
                .map(SourceNode::text)
                .filter(parameter -> FILLED.matcher(parameter).find())
                .toList();
        return Stream.of(point(type, method, name + " " + path, path, parameters));
    }

    private EntryPoint servlet(SourceNode type, SourceNode method) {
        var mapping = WEB_SERVLET.matcher(head(type));
        var path = mapping.find() ? mapping.group(1) : "";
        return point(type, method, name(type) + "." + name(method), path, List.of());
    }

    private EntryPoint point(SourceNode type, SourceNode method, String name, String path, List<String> parameters) {
        var applied = new ArrayList<SourceNode>();
        modifiers(type).forEach(applied::add);
        modifiers(method).forEach(applied::add);
        files.stream()
                .flatMap(each -> each.nodes("class_declaration"))
                .filter(each -> EVERYWHERE.matcher(text(each)).find())
                .forEach(each -> {
                    applied.add(each);
                    methods(each).forEach(applied::add);
                });
        return new EntryPoint(file, method, name, path, List.of(method), applied, parameters);
    }

    private static String text(SourceNode type) {
        return Code.of(type).text();
    }

    private static String head(SourceNode definition) {
        return Code.without(
                        definition,
                        node -> node.type().endsWith("body") || node.type().equals("block"))
                .text();
    }

    private static Stream<SourceNode> modifiers(SourceNode definition) {
        return definition.children().stream().filter(child -> child.type().equals("modifiers"));
    }

    private static Stream<SourceNode> methods(SourceNode type) {
        return type.field("body").map(SourceNode::children).orElse(List.of()).stream()
                .filter(member -> member.type().equals("method_declaration"));
    }

    private static String name(SourceNode definition) {
        return definition.field("name").map(SourceNode::text).orElse("?");
    }
}
