package dev.codefactory.quality.imports.syntax;

import dev.codefactory.quality.imports.syntax.Import.Manner;
import dev.codefactory.quality.source.Grammar;
import dev.codefactory.quality.source.SourceNode;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What the imports of one language look like. */
sealed interface ImportSyntax permits PythonImports, NodeImports, JavaImports, GoImports, RustImports, CppImports {

    Set<String> FUNCTIONS = Set.of(
            "function_definition",
            "lambda",
            "function_declaration",
            "generator_function_declaration",
            "function_expression",
            "arrow_function",
            "method_definition");
    Pattern PREPARED = Pattern.compile("except[^:]*\\b(ImportError|ModuleNotFoundError)\\b|catch\\b");

    /** Tree-sitter patterns that capture as {@code @import} what {@link #read} understands. */
    List<String> patterns();

    List<Import> read(SourceNode captured);

    /** The namespace a file shares with others, in which no import is needed. */
    default Namespace namespace(SourceNode root) {
        return Namespace.NONE;
    }

    static ImportSyntax of(Grammar grammar) {
        return switch (grammar) {
            case PYTHON -> new PythonImports();
            case JAVASCRIPT -> new NodeImports(false);
            case TYPESCRIPT, TSX -> new NodeImports(true);
            case JAVA -> new JavaImports();
            case GO -> new GoImports();
            case RUST -> new RustImports();
            case CPP -> new CppImports();
        };
    }

    /** What stands around an import in languages that may import anywhere. */
    static Manner manner(SourceNode node) {
        var around = node.ancestry();
        if (around.stream()
                .filter(outer -> outer.type().equals("try_statement"))
                .anyMatch(outer -> PREPARED.matcher(outer.text()).find())) {
            return Manner.OPTIONAL;
        }
        return around.stream().anyMatch(outer -> FUNCTIONS.contains(outer.type())) ? Manner.LATER : Manner.AT_ONCE;
    }
}
