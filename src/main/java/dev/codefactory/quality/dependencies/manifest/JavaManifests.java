package dev.codefactory.quality.dependencies.manifest;

import dev.codefactory.quality.dependencies.manifest.Declaration.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** {@code pom.xml} and the builds of Gradle. */
final class JavaManifests {

    private static final Pattern COORDINATES =
            Pattern.compile("[\"']([A-Za-z][\\w.-]*):([A-Za-z][\\w.-]*)(?::[^\"']*)?[\"']");
    private static final Pattern NAMED =
            Pattern.compile("group\\s*[:=]\\s*[\"']([\\w.-]+)[\"']\\s*,\\s*name\\s*[:=]\\s*[\"']([\\w.-]+)[\"']");
    private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*//.*$");

    private JavaManifests() {}

    static Optional<List<Declaration>> pom(String content) throws UnreadableManifestException {
        var root = Documents.xml(content);
        var found = new ArrayList<Declaration>();
        for (var tag : List.of("parent", "dependency", "plugin", "extension")) {
            var elements = root.getElementsByTagName(tag);
            for (var at = 0; at < elements.getLength(); at++) {
                declaration((Element) elements.item(at)).ifPresent(found::add);
            }
        }
        return Optional.of(found);
    }

    /** A plugin without a group is one of Maven's own; a name that is computed is not known. */
    private static Optional<Declaration> declaration(Element element) {
        var group = child(element, "groupId");
        var artifact = child(element, "artifactId");
        if (group.isEmpty() || artifact.isEmpty() || (group + artifact).contains("$")) {
            return Optional.empty();
        }
        var runs = element.getTagName().equals("dependency")
                && !child(element, "scope").equals("test");
        return Optional.of(Declaration.of(group + ":" + artifact, runs ? Scope.RUNTIME : Scope.DEVELOPMENT));
    }

    private static String child(Element element, String name) {
        for (var node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeName().equals(name)) {
                return node.getTextContent().strip();
            }
        }
        return "";
    }

    static Optional<List<Declaration>> gradle(String content) {
        var text = COMMENT.matcher(content).replaceAll("");
        var found = Stream.concat(
                        COORDINATES.matcher(text).results(), NAMED.matcher(text).results())
                .map(JavaManifests::declaration)
                .distinct()
                .toList();
        return Optional.of(found);
    }

    private static Declaration declaration(MatchResult match) {
        return Declaration.of(match.group(1) + ":" + match.group(2), Scope.RUNTIME);
    }
}
