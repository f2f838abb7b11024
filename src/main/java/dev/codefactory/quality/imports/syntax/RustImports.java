package dev.codefactory.quality.imports.syntax;

import dev.codefactory.quality.imports.syntax.Import.Manner;
import dev.codefactory.quality.source.SourceNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Paths are taken apart: {@code use a::{b, c::d}} imports {@code a::b} and {@code a::c::d}. */
final class RustImports implements ImportSyntax {

    @Override
    public List<String> patterns() {
        return List.of(
                "(use_declaration argument: (_) @import)",
                "(extern_crate_declaration name: (identifier) @import)",
                "(mod_item !body) @import");
    }

    @Override
    public List<Import> read(SourceNode node) {
        if (node.type().equals("mod_item")) {
            return node
                    .field("name")
                    .map(name -> Import.RUST_MODULE + within(node) + name.text())
                    .map(name -> new Import(name, List.of(), node.line(), Manner.AT_ONCE, true))
                    .stream()
                    .toList();
        }
        return paths(node.text())
                .distinct()
                .map(path -> new Import(path, List.of(), node.line(), Manner.LATER, false))
                .toList();
    }

    /** The modules written out around this one: their files lie in folders of these names. */
    private static String within(SourceNode module) {
        var names = new StringBuilder();
        module.ancestry().stream()
                .skip(1)
                .filter(around -> around.type().equals("mod_item"))
                .flatMap(around -> around.field("name").stream())
                .forEach(name -> names.insert(0, name.text() + "/"));
        return names.toString();
    }

    private static Stream<String> paths(String use) {
        var text = use.replaceAll("\\bas\\s+\\w+", "").replaceAll("\\s|r#", "").replaceFirst("^::", "");
        var open = text.indexOf('{');
        if (open < 0) {
            return Stream.of(text.replaceFirst("::\\*$|::self$", ""));
        }
        var inner = text.substring(open + 1, Math.max(text.lastIndexOf('}'), open + 1));
        return parts(inner).stream().flatMap(part -> paths(text.substring(0, open) + part));
    }

    /** Splits at the commas that stand in no inner braces. */
    private static List<String> parts(String list) {
        var parts = new ArrayList<String>();
        var depth = 0;
        var start = 0;
        for (var at = 0; at < list.length(); at++) {
            switch (list.charAt(at)) {
                case '{' -> depth++;
                case '}' -> depth--;
                case ',' -> {
                    if (depth == 0) {
                        parts.add(list.substring(start, at));
                        start = at + 1;
                    }
                }
                default -> {}
            }
        }
        parts.add(list.substring(start));
        return parts.stream().filter(part -> !part.isEmpty()).toList();
    }
}
