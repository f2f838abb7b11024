package dev.codefactory.quality.entrypoints;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.quality.source.SourceNode;
import java.util.Set;
import java.util.stream.Stream;

/** A file that was read. */
record SourceFile(CodeFile file, CodeLanguage language, SourceNode root) {

    Stream<SourceNode> nodes(String... types) {
        var wanted = Set.of(types);
        return root.walk().filter(node -> wanted.contains(node.type()));
    }
}
