package dev.codefactory.quality.security;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Check;
import dev.codefactory.quality.source.Grammar;
import dev.codefactory.quality.source.Reading;
import dev.codefactory.quality.source.SourceQuery;
import dev.codefactory.quality.source.SourceReader;
import dev.codefactory.quality.source.SourceTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** All rules, one merged query for each grammar. */
@Component
class SecurityRules {

    private static final String FILES = "classpath*:dev/codefactory/quality/security/*.yml";

    private final SourceReader reader = new SourceReader();
    private final Map<Grammar, RuleSet> sets = new EnumMap<>(Grammar.class);
    private final List<SecurityRule> rules;

    private record RuleSet(List<SecurityRule> rules, SourceQuery query) {}

    SecurityRules() {
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
            var patterns = ofGrammar.stream().map(SecurityRule::pattern).toList();
            sets.put(grammar, new RuleSet(ofGrammar, new SourceQuery(grammar, patterns)));
        }
    }

    List<SecurityRule> rules() {
        return rules;
    }

    /** At most one finding for each rule and line; empty when the file cannot be read. */
    Optional<List<Finding>> findings(Grammar grammar, CodeFile file) {
        var set = sets.get(grammar);
        if (set == null) {
            return Optional.empty();
        }
        return switch (reader.read(file.content(), set.query())) {
            case Reading.Tree(var tree) -> Optional.of(findings(set, tree, file));
            case Reading.Unreadable _ -> Optional.empty();
        };
    }

    private static List<Finding> findings(RuleSet set, SourceTree tree, CodeFile file) {
        var found = new ArrayList<Finding>();
        for (var match : tree.matches()) {
            var rule = set.rules().get(match.pattern());
            if (rule.holds(match)) {
                var sink = Optional.ofNullable(match.captures().get(SecurityRule.SINK))
                        .orElseThrow();
                var message = rule.message() + " (CWE-" + rule.cwe() + ")";
                found.add(new Finding(Check.SECURITY, rule.id(), rule.severity(), file.path(), sink.line(), message));
            }
        }
        return found.stream().distinct().toList();
    }
}
