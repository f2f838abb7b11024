package dev.codefactory.quality.imports.syntax;

import dev.codefactory.quality.imports.syntax.Import.Manner;
import dev.codefactory.quality.source.SourceNode;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

final class JavaImports implements ImportSyntax {

    private static final Pattern IMPORT = Pattern.compile("import\\s+(static\\s+)?([\\w.\\s]+?)(\\.\\*)?\\s*;");
    private static final Set<String> TYPES = Set.of(
            "class_declaration",
            "interface_declaration",
            "enum_declaration",
            "record_declaration",
            "annotation_type_declaration");

    @Override
    public List<String> patterns() {
        return List.of("(import_declaration) @import");
    }

    /** {@code a.b.C} for a type, static or not, {@code a.b.*} for a package; a static import takes members out of its type. */
    @Override
    public List<Import> read(SourceNode declaration) {
        var match = IMPORT.matcher(declaration.text());
        var name = match.find() ? match.group(2).strip() : declaration.text();
        List<String> members = List.of();
        if (match.hasMatch() && match.group(3) != null && match.group(1) == null) {
            name += ".*";
        } else if (match.hasMatch() && match.group(3) == null && match.group(1) != null) {
            members = List.of(name.substring(name.lastIndexOf('.') + 1));
            name = name.substring(0, Math.max(name.lastIndexOf('.'), 0));
        }
        return List.of(new Import(name, members, declaration.line(), Manner.AT_ONCE, false));
    }

    @Override
    public Namespace namespace(SourceNode root) {
        var name = root.children().stream()
                .filter(child -> child.type().equals("package_declaration"))
                .map(child -> child.text().replaceAll("^.*\\bpackage\\s+|\\s|;", ""))
                .findFirst();
        var types = root.children().stream()
                .filter(child -> TYPES.contains(child.type()))
                .flatMap(child -> child.field("name").stream())
                .map(SourceNode::text)
                .collect(Collectors.toSet());
        return new Namespace(name.orElse(""), types, Namespace.mentionsIn(root));
    }
}
