package dev.codefactory.quality.imports.syntax;

import dev.codefactory.quality.imports.syntax.Import.Manner;
import dev.codefactory.quality.source.SourceNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

final class GoImports implements ImportSyntax {

    private static final Set<String> DECLARATIONS =
            Set.of("function_declaration", "type_spec", "type_alias", "const_spec", "var_spec");

    @Override
    public List<String> patterns() {
        return List.of("(import_spec path: (_) @import)");
    }

    @Override
    public List<Import> read(SourceNode path) {
        var name = path.text().replaceAll("[\"`]", "");
        return List.of(new Import(name, List.of(), path.line(), Manner.AT_ONCE, false));
    }

    /** The name is left out: whoever compares namespaces keeps folders apart, and each is one package. */
    @Override
    public Namespace namespace(SourceNode root) {
        var names = root.walk()
                .filter(node -> DECLARATIONS.contains(node.type()) && isTopLevel(node))
                .flatMap(node -> node.field("name").stream())
                .map(SourceNode::text)
                .collect(Collectors.toSet());
        return new Namespace("", names, Namespace.mentionsIn(root));
    }

    private static boolean isTopLevel(SourceNode node) {
        return node.ancestry().stream()
                .skip(1)
                .noneMatch(around -> around.type().equals("block"));
    }
}
