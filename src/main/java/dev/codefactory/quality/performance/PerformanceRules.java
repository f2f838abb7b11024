package dev.codefactory.quality.performance;

import dev.codefactory.code.CodePath;
import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Check;
import dev.codefactory.quality.source.Grammar;
import dev.codefactory.quality.source.SourceQuery;
import dev.codefactory.quality.source.SourceTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** All rules on speed, one merged query for each grammar. */
@Component
public class PerformanceRules {

    private static final String FILES = "classpath*:dev/codefactory/quality/performance/*.yml";

    private final List<PerformanceRule> rules;
    private final Map<Grammar, RuleSet> sets = new EnumMap<>(Grammar.class);

    private record RuleSet(List<PerformanceRule> rules, SourceQuery query) {}

    PerformanceRules() {
        try {
            rules = Arrays.stream(new PathMatchingResourcePatternResolver().getResources(FILES))
                    .flatMap(file -> RuleFile.load(file).stream())
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the application is incomplete", unreadable);
        }
        for (var grammar : Grammar.values()) {
            var ofGrammar = rules.stream()
                    .filter(rule -> rule.grammars().contains(grammar))
                    .toList();
            if (!ofGrammar.isEmpty()) {
                var patterns = ofGrammar.stream().map(PerformanceRule::pattern).toList();
                sets.put(grammar, new RuleSet(ofGrammar, new SourceQuery(grammar, patterns)));
            }
        }
    }

    List<PerformanceRule> rules() {
        return rules;
    }

    /** What a file must be read with to be judged by these rules; empty where there are none for its grammar. */
    public Optional<SourceQuery> query(Grammar grammar) {
        return Optional.ofNullable(sets.get(grammar)).map(RuleSet::query);
    }

    /** At most one finding for each rule and line of a file that was read with the query. */
    public List<Finding> findings(Grammar grammar, CodePath path, SourceTree tree) {
        @Nullable RuleSet set = sets.get(grammar);
        return set == null
                ? List.of()
                : tree.matches().stream()
                        .flatMap(match -> finding(set.rules().get(match.pattern()), match, path))
                        .distinct()
                        .toList();
    }

    private static Stream<Finding> finding(PerformanceRule rule, SourceTree.Match match, CodePath path) {
        return Optional.ofNullable(match.captures().get(PerformanceRule.SINK))
                .filter(_ -> rule.holds(match))
                .map(sink ->
                        new Finding(Check.PERFORMANCE, rule.id(), rule.severity(), path, sink.line(), rule.message()))
                .stream();
    }
}
