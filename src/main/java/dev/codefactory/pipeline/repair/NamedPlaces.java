package dev.codefactory.pipeline.repair;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.FileTree;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds the lines of a tree's files that a runner's output names: {@code a.py:3}, or as Python does, {@code File "a.py", line 3}. */
final class NamedPlaces {

    private static final Pattern PLACE = Pattern.compile("([\\w./@+-]{1,250}\\.\\w{1,4})(?:\", line |:)(\\d{1,6})\\b");
    private static final int MAX_PLACES = 6;

    private NamedPlaces() {}

    /** @param line counted from 1 */
    record Place(CodeFile file, int line) {}

    /** The places named last, in the order of the output: runners print the innermost call and the telling failure at the end. */
    static List<Place> in(String output, FileTree tree) {
        var places = new LinkedHashSet<Place>();
        PLACE.matcher(output)
                .results()
                .flatMap(match -> place(match, tree).stream())
                .forEach(place -> {
                    places.remove(place);
                    places.add(place);
                });
        return places.stream().skip(Math.max(0, places.size() - MAX_PLACES)).toList();
    }

    /** Runners print absolute paths or bare names; the longest path of the tree that ends theirs is meant. */
    private static Optional<Place> place(MatchResult match, FileTree tree) {
        var named = "/" + match.group(1);
        return tree.files().stream()
                .filter(file -> named.endsWith("/" + file.path().value())
                        || ("/" + file.path().value()).endsWith(named.replaceFirst("^/\\./", "/")))
                .max((a, b) -> Integer.compare(
                        a.path().value().length(), b.path().value().length()))
                .map(file -> new Place(file, Integer.parseInt(match.group(2))));
    }
}
