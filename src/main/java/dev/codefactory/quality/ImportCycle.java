package dev.codefactory.quality;

import dev.codefactory.code.CodePath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Files that import each other in a circle.
 *
 * @param files each imports the next, the last one the first
 * @param line where the first imports the second
 */
public record ImportCycle(List<CodePath> files, int line) {

    public ImportCycle {
        files = List.copyOf(files);
    }

    /** The shortest circle through a file, if there is one. */
    static Optional<ImportCycle> through(CodePath start, Map<CodePath, Map<CodePath, Integer>> edges) {
        var cameFrom = new HashMap<CodePath, CodePath>();
        var open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            var path = open.poll();
            for (var next : edges.getOrDefault(path, Map.of()).keySet()) {
                if (next.equals(start)) {
                    var files = walkBack(path, start, cameFrom);
                    var second = files.size() > 1 ? files.get(1) : start;
                    return Optional.of(new ImportCycle(
                            files, edges.getOrDefault(start, Map.of()).getOrDefault(second, 0)));
                }
                if (cameFrom.putIfAbsent(next, path) == null) {
                    open.add(next);
                }
            }
        }
        return Optional.empty();
    }

    private static List<CodePath> walkBack(CodePath last, CodePath start, Map<CodePath, CodePath> cameFrom) {
        var files = new ArrayList<CodePath>();
        for (var path = last; !path.equals(start); path = cameFrom.getOrDefault(path, start)) {
            files.add(path);
        }
        files.add(start);
        return files.reversed();
    }

    /** The way round, such as {@code a.py → b.py → a.py}. */
    @Override
    public String toString() {
        return files.stream().map(CodePath::value).collect(Collectors.joining(" → ")) + " → " + files.getFirst();
    }
}
