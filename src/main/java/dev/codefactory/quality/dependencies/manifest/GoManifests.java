package dev.codefactory.quality.dependencies.manifest;

import dev.codefactory.quality.dependencies.manifest.Declaration.Origin;
import dev.codefactory.quality.dependencies.manifest.Declaration.Scope;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code go.mod}. */
final class GoManifests {

    private static final Pattern REQUIRE = Pattern.compile(
            "(?m)^(?!.*=>)\\s*(?:require\\s+)?([\\w.~-]+\\.[\\w.~-]+(?:/\\S+)?)\\s+v\\S+[ \\t]*(//\\s*indirect)?");
    private static final Pattern REPLACE =
            Pattern.compile("(?m)^\\s*(?:replace\\s+)?(\\S+)(?:\\s+v\\S+)?\\s+=>\\s+(\\S+)");

    private GoManifests() {}

    static Optional<List<Declaration>> goMod(String content) {
        var required = REQUIRE.matcher(content).results().map(GoManifests::required);
        var replaced = REPLACE.matcher(content).results().map(GoManifests::replaced);
        return Optional.of(Stream.concat(required, replaced).toList());
    }

    private static Declaration required(MatchResult match) {
        return Declaration.of(match.group(1), match.group(2) == null ? Scope.RUNTIME : Scope.INDIRECT);
    }

    private static Declaration replaced(MatchResult match) {
        var other = match.group(2);
        var origin =
                other.startsWith(".") || other.startsWith("/") ? new Origin.Local(other) : new Origin.FromRegistry();
        return origin instanceof Origin.Local
                ? new Declaration(match.group(1), match.group(1), Scope.INDIRECT, origin)
                : new Declaration(other, match.group(1), Scope.INDIRECT, origin);
    }
}
