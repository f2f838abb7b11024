package dev.codefactory.bench.security;

import dev.codefactory.bench.Benchmark;
import dev.codefactory.bench.Figures;
import dev.codefactory.bench.recorded.Records;
import dev.codefactory.bench.recorded.Tally;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** How much of vulnerable code is flagged at medium severity or above, and how much of safe code, by language and weakness. */
public final class SecurityBench implements Benchmark {

    private static final int SEED = 42;
    private static final List<String> COMPARED = List.of("python", "javascript", "java", "go");
    private static final double LEAST_PYTHON_RECALL = 0.7;
    private static final double MOST_PYTHON_FLAGGED = 0.1;
    private static final double LEAST_PAIRS = 0.6;

    @Override
    public String name() {
        return "security";
    }

    @Override
    public Figures run() throws Exception {
        var figures = new Figures();
        var snippets = snippets();
        var own = measure(new OwnRules(), snippets, figures).orElseThrow();
        for (var tool : tools()) {
            var other = measure(tool, snippets, figures);
            if (other.isPresent()) {
                compare(own, tool, other.get(), snippets, figures);
            }
        }
        return figures;
    }

    private static List<Scanner> tools() {
        return Stream.concat(OtherTool.all().stream(), Stream.of(new FindSecBugs()))
                .toList();
    }

    /** Samples a tool brings along to test itself say nothing about it: they are not in what is held to the bound. */
    private static void compare(Verdicts own, Scanner tool, Verdicts other, List<Snippet> all, Figures figures) {
        var name = tool.prefix().replace("_", "");
        for (var language : COMPARED) {
            var snippets = all.stream()
                    .filter(each -> each.language().equals(language) && tool.reads(language))
                    .toList();
            if (snippets.isEmpty()) {
                continue;
            }
            var lead = Lead.on(snippets, own, other);
            lead.report(language, name, figures);
            lead.hold(language + "_ahead_of_" + name, figures);
            var foreign = snippets.stream()
                    .filter(each -> !each.source().equals(name))
                    .toList();
            if (foreign.size() < snippets.size()) {
                figures.put(
                        language + "_ahead_of_" + name + "_without_its_own_samples",
                        Lead.on(foreign, own, other).difference());
            }
        }
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

    private static Optional<Verdicts> measure(Scanner scanner, List<Snippet> all, Figures figures)
            throws InterruptedException {
        var snippets =
                all.stream().filter(each -> scanner.reads(each.language())).toList();
        var verdicts = scanner.judge(snippets);
        verdicts.ifPresent(found -> count(scanner, snippets, found.flagged(), figures));
        return verdicts;
    }

    private static void count(Scanner scanner, List<Snippet> snippets, Set<String> flagged, Figures figures) {
        var languages = new Tally();
        var weaknesses = new Tally();
        for (var snippet : snippets) {
            var hit = flagged.contains(snippet.id());
            var kind = snippet.vulnerable() ? "_recall" : "_flagged_secure";
            languages.count(snippet.language() + kind, hit);
            languages.count(snippet.language() + kind + "_half_" + snippet.half(), hit);
            weaknesses.count(snippet.cwe() + kind, hit);
        }
        countPairs(snippets, flagged, languages);
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
                case "pairs_told_apart" -> figures.atLeast(key, value, LEAST_PAIRS);
                case "python_flagged_secure" -> figures.atMost(key, value, MOST_PYTHON_FLAGGED);
                default -> figures.put(prefix + key, value);
            }
        });
    }
}
