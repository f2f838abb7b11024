package dev.codefactory.quality.imports.syntax;

import dev.codefactory.quality.imports.syntax.Import.Manner;
import dev.codefactory.quality.source.SourceNode;
import java.util.List;

final class PythonImports implements ImportSyntax {

    @Override
    public List<String> patterns() {
        return List.of("(import_statement) @import", "(import_from_statement) @import");
    }

    @Override
    public List<Import> read(SourceNode statement) {
        var manner = onlyForTypes(statement) ? Manner.LATER : ImportSyntax.manner(statement);
        if (statement.type().equals("import_statement")) {
            return statement.children().stream()
                    .filter(PythonImports::isName)
                    .map(child -> new Import(name(child), List.of(), statement.line(), manner, false))
                    .toList();
        }
        var module = statement.field("module_name").map(PythonImports::name).orElse(".");
        var members = statement.children().stream()
                .skip(1) // the module
                .filter(PythonImports::isName)
                .map(PythonImports::name)
                .toList();
        return List.of(new Import(module, members, statement.line(), manner, module.startsWith(".")));
    }

    private static boolean onlyForTypes(SourceNode statement) {
        return statement.ancestry().stream()
                .filter(around -> around.type().equals("if_statement"))
                .flatMap(around -> around.field("condition").stream())
                .anyMatch(condition -> condition.text().endsWith("TYPE_CHECKING"));
    }

    /** Not a comment between the names, nor the asterisk for all of them. */
    private static boolean isName(SourceNode node) {
        return node.type().equals("dotted_name") || node.type().equals("aliased_import");
    }

    private static String name(SourceNode node) {
        return node.field("name").orElse(node).text().replaceAll("\\s", "");
    }
}
