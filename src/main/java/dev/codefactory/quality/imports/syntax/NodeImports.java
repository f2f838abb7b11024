package dev.codefactory.quality.imports.syntax;

import dev.codefactory.quality.imports.syntax.Import.Manner;
import dev.codefactory.quality.source.SourceNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Those of JavaScript and TypeScript. */
final class NodeImports implements ImportSyntax {

    private static final Set<String> STATEMENTS = Set.of("import_statement", "export_statement");
    private static final Pattern TYPES = Pattern.compile("^(import|export)\\s+type\\b");

    private final boolean typed;

    NodeImports(boolean typed) {
        this.typed = typed;
    }

    @Override
    public List<String> patterns() {
        var patterns = new ArrayList<>(List.of(
                "(import_statement source: (string (string_fragment) @import))",
                "(export_statement source: (string (string_fragment) @import))",
                "(call_expression function: (identifier) @f arguments: (arguments . (string (string_fragment) @import))"
                        + " (#eq? @f \"require\"))",
                "(call_expression function: (import) arguments: (arguments . (string (string_fragment) @import)))"));
        if (typed) {
            patterns.add("(import_require_clause source: (string (string_fragment) @import))");
        }
        return patterns;
    }

    @Override
    public List<Import> read(SourceNode name) {
        var onlyTypes = name.ancestry().stream()
                .filter(around -> STATEMENTS.contains(around.type()))
                .anyMatch(statement -> TYPES.matcher(statement.text()).find());
        var manner = onlyTypes ? Manner.LATER : ImportSyntax.manner(name);
        var text = name.text();
        return List.of(new Import(text, List.of(), name.line(), manner, text.startsWith(".")));
    }
}
