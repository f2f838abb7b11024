package dev.codefactory.quality.tests.mutation;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.CodePath;
import dev.codefactory.quality.Coverage;
import dev.codefactory.quality.source.Functions;
import dev.codefactory.quality.source.Grammar;
import dev.codefactory.quality.source.Reading;
import dev.codefactory.quality.source.SourceNode;
import dev.codefactory.quality.source.SourceReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the few wrong versions of some code that together leave nothing of it right: each is wrong in every function at once, so that a
 * handful of runs is enough to see whether a test can fail.
 */
public final class Variants {

    /** How many there are at most. */
    public static final int MOST = 6;

    /** A function of a file and what can be made wrong in it. */
    private record Target(CodeFile file, SourceNode node, List<Mutation> mutations) {}

    private final CodeLanguage language;
    private final List<Target> targets = new ArrayList<>();

    private Variants(CodeLanguage language) {
        this.language = language;
    }

    /**
     * The wrong versions, the most telling first; none when there is nothing in the code that could be made wrong.
     *
     * @param coverage which lines the tests run, where that is known; no other line is worth changing
     */
    public static List<Variant> of(CodeLanguage language, Collection<CodeFile> code, @Nullable Coverage coverage) {
        var variants = new Variants(language);
        var covered = covered(coverage);
        code.forEach(file -> variants.add(file, Optional.ofNullable(covered.get(file.path()))));
        return variants.all();
    }

    private static Map<CodePath, Set<Integer>> covered(@Nullable Coverage coverage) {
        var lines = new HashMap<CodePath, Set<Integer>>();
        if (coverage != null) {
            coverage.files().forEach(file -> lines.put(file.path(), new HashSet<>(file.covered())));
        }
        return lines;
    }

    private void add(CodeFile file, Optional<Set<Integer>> covered) {
        var reading = Grammar.reading(file).map(grammar -> new SourceReader().read(grammar, file.content()));
        if (reading.isPresent() && reading.get() instanceof Reading.Tree(var tree)) {
            Functions.outermost(tree.root()).stream()
                    .filter(function -> !isTest(function))
                    .forEach(function -> targets.add(new Target(file, function, mutations(function, covered))));
        }
    }

    private List<Mutation> mutations(SourceNode function, Optional<Set<Integer>> covered) {
        return Mutations.in(function, language).stream()
                .filter(mutation -> covered.isEmpty() || covered.get().contains(mutation.line()))
                .toList();
    }

    /** Rust keeps tests beside the code. */
    private boolean isTest(SourceNode function) {
        return language == CodeLanguage.RUST
                && function.ancestry().stream()
                        .anyMatch(node -> attributes(node).contains("test"));
    }

    private static String attributes(SourceNode node) {
        var attributes = new StringBuilder();
        for (var sibling : node.parent().map(SourceNode::children).orElse(List.of())) {
            if (sibling == node) {
                break;
            }
            if (sibling.type().equals("attribute_item")) {
                attributes.append(sibling.text());
            } else {
                attributes.setLength(0);
            }
        }
        return attributes.toString();
    }

    private List<Variant> all() {
        var stubs = Stream.of(Stub.values())
                .map(stub -> variant(
                        target -> stub.of(target.node(), language).stream().toList()));
        var conditions = Stream.of(variant(Variants::everyCondition));
        var waves = Stream.iterate(0, number -> number + 1)
                .limit(MOST)
                .map(number -> variant(target -> wave(target, number)));
        return Stream.of(stubs, conditions, waves)
                .flatMap(Function.identity())
                .filter(variant -> !variant.files().isEmpty())
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static List<Edit> wave(Target target, int number) {
        return target.mutations().stream()
                .skip(number)
                .limit(1)
                .map(Mutation::edit)
                .toList();
    }

    /** Those inside of others are left as they are. */
    private static List<Edit> everyCondition(Target target) {
        var all = target.mutations().stream()
                .filter(mutation -> mutation.kind() == Mutation.Kind.CONDITION)
                .map(Mutation::edit)
                .toList();
        return all.stream()
                .filter(edit -> all.stream().noneMatch(other -> !other.equals(edit) && edit.isInside(other)))
                .toList();
    }

    private Variant variant(Function<Target, List<Edit>> edits) {
        var byFile = new LinkedHashMap<CodeFile, List<Edit>>();
        for (var target : targets) {
            byFile.computeIfAbsent(target.file(), _ -> new ArrayList<>()).addAll(edits.apply(target));
        }
        return new Variant(byFile.entrySet().stream()
                .map(entry -> Edit.applied(entry.getKey(), entry.getValue()))
                .filter(changed -> !byFile.containsKey(changed))
                .toList());
    }
}
