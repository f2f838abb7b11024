package dev.codefactory.quality;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import dev.codefactory.quality.imports.resolution.NamespaceNeighbours;
import dev.codefactory.quality.imports.resolution.Resolver;
import dev.codefactory.quality.imports.resolution.Resolvers;
import dev.codefactory.quality.imports.resolution.Target;
import dev.codefactory.quality.imports.syntax.Import;
import dev.codefactory.quality.imports.syntax.ReadFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Stream;

/** Which file of a tree uses which other one: by imports, and in Java and Go also by names that need no import. */
public final class ImportGraph {

    /** An import and where it leads. */
    public record Resolved(Import source, Target target) {}

    private final Map<CodePath, List<Resolved>> resolved = new LinkedHashMap<>();
    private final Map<CodePath, SequencedSet<CodePath>> uses = new LinkedHashMap<>();
    private final Map<CodePath, SequencedSet<CodePath>> users = new LinkedHashMap<>();
    private final SequencedCollection<CodeFile> files;

    private ImportGraph(SequencedCollection<CodeFile> files) {
        this.files = files;
        files.forEach(file -> uses.put(file.path(), new LinkedHashSet<>()));
        files.forEach(file -> users.put(file.path(), new LinkedHashSet<>()));
    }

    /** Reads every source file of the tree. */
    public static ImportGraph of(FileTree tree) {
        var graph = new ImportGraph(tree.files());
        var read = tree.files().stream()
                .flatMap(file -> ReadFile.of(file).stream())
                .toList();
        var resolvers = new Resolvers(tree, read);
        var neighbours = new NamespaceNeighbours(read);
        for (var file : read) {
            graph.add(file, resolvers.of(file.file().language().orElseThrow()));
            neighbours.usedBy(file).forEach(other -> graph.connect(file.file().path(), other));
        }
        return graph;
    }

    private void add(ReadFile file, Resolver resolver) {
        var path = file.file().path();
        var found = file.imports().stream()
                .map(source -> new Resolved(source, resolver.resolve(source, file.file())))
                .toList();
        resolved.put(path, found);
        found.stream().flatMap(one -> files(one.target())).forEach(target -> connect(path, target));
    }

    private void connect(CodePath from, CodePath to) {
        if (!from.equals(to)) {
            uses.computeIfAbsent(from, _ -> new LinkedHashSet<>()).add(to);
            users.computeIfAbsent(to, _ -> new LinkedHashSet<>()).add(from);
        }
    }

    private static Stream<CodePath> files(Target target) {
        return switch (target) {
            case Target.Project(var leadsTo) -> leadsTo.stream();
            case Target.Missing _, Target.Elsewhere _ -> Stream.empty();
        };
    }

    /** The imports of a file in source order; empty when nobody could read it. */
    public Optional<List<Resolved>> importsOf(CodePath path) {
        return Optional.ofNullable(resolved.get(path));
    }

    /** The files that a file uses directly. */
    public Set<CodePath> usedBy(CodePath path) {
        return Set.copyOf(uses.getOrDefault(path, new LinkedHashSet<>()));
    }

    /** The files that use a file directly. */
    public Set<CodePath> usersOf(CodePath path) {
        return Set.copyOf(users.getOrDefault(path, new LinkedHashSet<>()));
    }

    /** Every file that a file needs or that needs it, directly or through others; the nearest first. */
    public List<CodePath> related(CodePath path) {
        return related(List.of(path));
    }

    /** The same for several files at once, none of which is in the answer. */
    public List<CodePath> related(Collection<CodePath> paths) {
        var seen = new LinkedHashSet<>(paths);
        var needed = List.copyOf(paths);
        var needing = List.copyOf(paths);
        while (!needed.isEmpty() || !needing.isEmpty()) {
            needed = next(needed, uses, seen);
            needing = next(needing, users, seen);
        }
        seen.removeAll(new HashSet<>(paths));
        return List.copyOf(seen);
    }

    private static List<CodePath> next(
            List<CodePath> ring, Map<CodePath, SequencedSet<CodePath>> edges, Set<CodePath> seen) {
        return ring.stream()
                .flatMap(path ->
                        edges.getOrDefault(path, new LinkedHashSet<>()).stream().sorted())
                .filter(seen::add)
                .toList();
    }

    /** All files, each after those it uses; where files use each other, in the order of their paths. */
    public List<CodePath> inOrder() {
        var ordered = new LinkedHashSet<CodePath>();
        var entered = new HashSet<CodePath>();
        files.forEach(file -> visit(file.path(), entered, ordered));
        return List.copyOf(ordered);
    }

    private void visit(CodePath path, Set<CodePath> entered, Set<CodePath> ordered) {
        if (entered.add(path)) {
            uses.getOrDefault(path, new LinkedHashSet<>()).stream()
                    .sorted()
                    .forEach(used -> visit(used, entered, ordered));
            ordered.add(path);
        }
    }

    /** The circles of imports that are followed at once, one for each knot, in the order of their first files. */
    public List<ImportCycle> cycles() {
        var edges = new LinkedHashMap<CodePath, Map<CodePath, Integer>>();
        resolved.forEach((path, imports) -> edges.put(path, followedAtOnce(path, imports)));
        var known = new HashSet<CodePath>();
        var cycles = new ArrayList<ImportCycle>();
        for (var path : edges.keySet()) {
            if (!known.contains(path)) {
                ImportCycle.through(path, edges).ifPresent(cycle -> {
                    cycles.add(cycle);
                    known.addAll(cycle.files());
                });
            }
        }
        return List.copyOf(cycles);
    }

    private static Map<CodePath, Integer> followedAtOnce(CodePath path, List<Resolved> imports) {
        var lines = new LinkedHashMap<CodePath, Integer>();
        imports.stream()
                .filter(one -> one.source().atOnce())
                .forEach(one -> files(one.target())
                        .filter(target -> !target.equals(path))
                        .forEach(
                                target -> lines.putIfAbsent(target, one.source().line())));
        return lines;
    }
}
