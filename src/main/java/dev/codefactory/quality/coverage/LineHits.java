package dev.codefactory.quality.coverage;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodePath;
import dev.codefactory.quality.Coverage;
import dev.codefactory.quality.Coverage.FileCoverage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which lines were run, by the path a tool calls the file. Only so much is kept: reports come from beside code nobody trusts. */
public final class LineHits {

    private static final int MAX_FILES = 10_000;
    private static final int MAX_LINE = 1_000_000;

    private final Map<String, SortedMap<Integer, Boolean>> files = new HashMap<>();

    /** A line that was run by one test and not by another was run. */
    void add(String path, int line, boolean hit) {
        if (line > 0 && line <= MAX_LINE && (files.size() < MAX_FILES || files.containsKey(path))) {
            files.computeIfAbsent(path, _ -> new TreeMap<>()).merge(line, hit, Boolean::logicalOr);
        }
    }

    void add(String path, String line, boolean hit) {
        if (line.length() <= 7) {
            add(path, Integer.parseInt(line), hit);
        }
    }

    /** The lines of a file by a path that ends in its whole path. */
    SortedMap<Integer, Boolean> of(String path) {
        var lines = new TreeMap<Integer, Boolean>();
        files.forEach((name, hits) -> {
            if (name.equals(path) || name.endsWith("/" + path)) {
                hits.forEach((line, hit) -> lines.merge(line, hit, Boolean::logicalOr));
            }
        });
        return lines;
    }

    public boolean isEmpty() {
        return files.isEmpty();
    }

    /**
     * The coverage of the given files and no others.
     *
     * @param named what the tool calls a file
     */
    public Coverage of(Collection<CodeFile> subjects, Function<CodeFile, String> named) {
        var covered = new ArrayList<FileCoverage>();
        for (var file : subjects) {
            var last = file.content().lines().count();
            var lines = of(named.apply(file)).entrySet().stream()
                    .filter(line -> line.getKey() <= last)
                    .collect(Collectors.partitioningBy(
                            Map.Entry::getValue, Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
            add(covered, file.path(), lines.getOrDefault(true, List.of()), lines.getOrDefault(false, List.of()));
        }
        return new Coverage(covered);
    }

    private static void add(List<FileCoverage> files, CodePath path, List<Integer> covered, List<Integer> uncovered) {
        if (!covered.isEmpty() || !uncovered.isEmpty()) {
            files.add(new FileCoverage(path, covered, uncovered));
        }
    }
}
