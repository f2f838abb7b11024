package dev.codefactory.quality.imports.syntax;

import dev.codefactory.quality.imports.syntax.Import.Manner;
import dev.codefactory.quality.source.SourceNode;
import java.util.List;

final class CppImports implements ImportSyntax {

    @Override
    public List<String> patterns() {
        return List.of("(preproc_include path: [(system_lib_string) (string_literal)] @import)");
    }

    @Override
    public List<Import> read(SourceNode path) {
        var name = path.text().replaceAll("[<>\"]", "");
        var manner = isConditional(path) ? Manner.OPTIONAL : Manner.AT_ONCE;
        return List.of(
                new Import(name, List.of(), path.line(), manner, path.text().startsWith("\"")));
    }

    /** An {@code #ifndef} is most often the guard around a whole header. */
    private static boolean isConditional(SourceNode path) {
        return path.ancestry().stream()
                .anyMatch(around -> around.type().equals("preproc_if")
                        || (around.type().equals("preproc_ifdef")
                                && around.text().startsWith("#ifdef")));
    }
}
