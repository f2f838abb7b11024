package dev.codefactory.quality.imports.syntax;

import dev.codefactory.quality.source.SourceNode;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A space of names that files share without importing each other, such as a Java package.
 *
 * @param name empty for the unnamed one
 * @param declares the names a file adds to it
 * @param mentions every name the file uses
 */
public record Namespace(String name, Set<String> declares, Set<String> mentions) {

    public static final Namespace NONE = new Namespace("", Set.of(), Set.of());

    private static final Set<String> NAMES = Set.of("identifier", "type_identifier");

    static Set<String> mentionsIn(SourceNode root) {
        return root.walk()
                .filter(node -> NAMES.contains(node.type()))
                .map(SourceNode::text)
                .collect(Collectors.toSet());
    }
}
