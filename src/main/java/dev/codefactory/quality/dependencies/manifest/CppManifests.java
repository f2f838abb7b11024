package dev.codefactory.quality.dependencies.manifest;

import dev.codefactory.quality.dependencies.manifest.Declaration.Origin;
import dev.codefactory.quality.dependencies.manifest.Declaration.Scope;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code CMakeLists.txt}. */
final class CppManifests {

    private static final Pattern FIND = Pattern.compile("(?i)find_package\\s*\\(\\s*([\\w.+-]+)");
    private static final Pattern FETCH = Pattern.compile("(?is)FetchContent_Declare\\s*\\(\\s*([\\w.+-]+)(.*?)\\)");
    private static final Pattern REPOSITORY = Pattern.compile("(?i)(?:GIT_REPOSITORY|URL)\\s+\"?([^\\s\"]+)");
    private static final Pattern PINNED = Pattern.compile("(?i)URL_HASH|GIT_TAG\\s+\"?v?[\\w.-]*\\d[\\w.-]*");

    private CppManifests() {}

    static Optional<List<Declaration>> cmake(String content) {
        var found = FIND.matcher(content).results().map(match -> Declaration.of(match.group(1), Scope.RUNTIME));
        var fetched = FETCH.matcher(content).results().map(CppManifests::fetched);
        return Optional.of(Stream.concat(found, fetched).toList());
    }

    private static Declaration fetched(MatchResult match) {
        var where = REPOSITORY.matcher(match.group(2));
        var address = where.find() ? where.group(1) : match.group(1);
        var pinned = PINNED.matcher(match.group(2)).find();
        return Declaration.of(match.group(1), Scope.RUNTIME, new Origin.Remote(address, pinned));
    }
}
