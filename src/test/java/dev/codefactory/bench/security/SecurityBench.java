package dev.codefactory.bench.security;

import dev.codefactory.bench.Benchmark;
import dev.codefactory.bench.Figures;
import dev.codefactory.bench.recorded.Records;
import dev.codefactory.bench.recorded.Tally;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** How much of vulnerable code is flagged at medium severity or above, and how much of safe code, by language and weakness. */
public final class SecurityBench implements Benchmark {

    private static final int SEED = 42;
    private static final double LEAST_PYTHON_RECALL = 0.7;
    private static final double MOST_PYTHON_FLAGGED = 0.1;

    @Override
    public String name() {
        return "security";
    }

    @Override
    public Figures run() throws Exception {
        var figures = new Figures();
        var snippets = snippets();
        measure(new OwnRules(), snippets, figures);
        for (var tool : OtherTool.all()) {
            measure(tool, snippets, figures);
        }
        return figures;
    }

    private static List<Snippet> snippets() {
        var snippets = new ArrayList<Snippet>();
        for (var record : Records.read("security.jsonl")) {
            snippets.add(Snippet.of(record, snippets.size()));
        }
        Collections.shuffle(snippets, new Random(SEED));
        return snippets.stream()
                .limit(Integer.getInteger("bench.sample", snippets.size()))
                .toList();
    }

    private static void measure(Scanner scanner, List<Snippet> all, Figures figures) throws InterruptedException {
        var snippets =
                all.stream().filter(each -> scanner.reads(each.language())).toList();
        var flagged = scanner.flagged(snippets);
        if (flagged.isEmpty()) {
            return;
        }
        var languages = new Tally();
        var weaknesses = new Tally();
        for (var snippet : snippets) {
            var hit = flagged.get().contains(snippet.id());
            var kind = snippet.vulnerable() ? "_recall" : "_flagged_secure";
            languages.count(snippet.language() + kind, hit);
            languages.count(snippet.language() + kind + "_half_" + snippet.half(), hit);
            weaknesses.count(snippet.cwe() + kind, hit);
        }
        countPairs(snippets, flagged.get(), languages);
        languages.print(scanner.prefix() + "by language");
        weaknesses.print(scanner.prefix() + "by weakness");
        report(scanner.prefix(), languages, figures);
        weaknesses.keys().forEach(key -> figures.put(scanner.prefix() + key, weaknesses.share(key)));
    }

    /** A pair is told apart when the vulnerable one is flagged and its safe twin is not. */
    private static void countPairs(List<Snippet> snippets, Set<String> flagged, Tally tally) {
        var pairs = new TreeMap<String, List<Snippet>>();
        snippets.stream()
                .filter(each -> !each.pair().isEmpty())
                .forEach(each -> pairs.computeIfAbsent(each.pair(), _ -> new ArrayList<>())
                        .add(each));
        for (var pair : pairs.values()) {
            var both = pair.stream().map(Snippet::vulnerable).distinct().count() == 2;
            if (both) {
                var apart = pair.stream().filter(Snippet::vulnerable).anyMatch(each -> flagged.contains(each.id()))
                        && pair.stream()
                                .filter(each -> !each.vulnerable())
                                .noneMatch(each -> flagged.contains(each.id()));
                tally.count("pairs_told_apart", apart);
                tally.count(pair.getFirst().language() + "_pairs_told_apart", apart);
            }
        }
    }

    private static void report(String prefix, Tally tally, Figures figures) {
        tally.keys().forEach(key -> {
            var value = tally.share(key);
            switch (prefix + key) {
                case "python_recall" -> figures.atLeast(key, value, LEAST_PYTHON_RECALL);
                case "python_flagged_secure" -> figures.atMost(key, value, MOST_PYTHON_FLAGGED);
                default -> figures.put(prefix + key, value);
            }
        });
    }
}
