package dev.codefactory.quality.security;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Check;
import dev.codefactory.quality.security.RuleSet.Hit;
import dev.codefactory.quality.security.flow.Sources;
import dev.codefactory.quality.source.Grammar;
import dev.codefactory.quality.source.Reading;
import dev.codefactory.quality.source.SourceReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** All rules. */
@Component
class SecurityRules {

    private static final String FOLDER = "classpath*:dev/codefactory/quality/security/";

    private static final int SQL_INJECTION = 89;
    private static final String SQL_TEXT = "-sql-text";

    /** One weakness at one place is one finding. */
    private record Weakness(int cwe, int line) {

        static Weakness of(Hit hit) {
            return new Weakness(hit.rule().cwe(), hit.sink().line());
        }
    }

    private static final Comparator<Hit> WORST = Comparator.<Hit, Finding.Severity>comparing(
                    hit -> hit.rule().severity())
            .thenComparing(hit -> hit.rule().confidence());

    private final SourceReader reader = new SourceReader();
    private final Map<Grammar, RuleSet> sets = new ConcurrentHashMap<>();
    private final Map<Grammar, Sources> sources;
    private final List<SecurityRule> rules;

    SecurityRules() {
        var files = new PathMatchingResourcePatternResolver();
        try {
            rules = Arrays.stream(files.getResources(FOLDER + "rules/*.yml"))
                    .sorted(Comparator.comparing(file -> Objects.requireNonNullElse(file.getFilename(), "")))
                    .flatMap(file -> RuleFile.load(file).stream())
                    .toList();
            sources = RuleFile.loadSources(files.getResources(FOLDER + "sources.yml")[0]);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the application is incomplete", unreadable);
        }
    }

    List<SecurityRule> rules() {
        return rules;
    }

    /** Whether the rule is about SQL that is run, not only written. */
    boolean isAboutRunSql(Finding finding) {
        return ofSql(finding).filter(rule -> !rule.id().endsWith(SQL_TEXT)).isPresent();
    }

    /** Whether it matters only to those who want no statement put together at all, even of values that are made harmless. */
    boolean isOfStrictSql(Finding finding) {
        return ofSql(finding)
                .filter(rule -> rule.confidence() == Finding.Confidence.LOW)
                .isPresent();
    }

    private Optional<SecurityRule> ofSql(Finding finding) {
        return rules.stream()
                .filter(rule -> rule.cwe() == SQL_INJECTION && rule.id().equals(finding.rule()))
                .findFirst();
    }

    /** At most one finding for each weakness and line, the worst; empty when the file cannot be read. */
    Optional<List<Finding>> findings(Grammar grammar, CodeFile file) {
        return hits(grammar, file).map(hits -> {
            var worst = new LinkedHashMap<Weakness, Hit>();
            hits.stream()
                    .sorted(Comparator.comparingInt(hit -> hit.sink().line()))
                    .forEach(hit -> worst.merge(Weakness.of(hit), hit, (a, b) -> WORST.compare(a, b) >= 0 ? a : b));
            return worst.values().stream().map(hit -> finding(hit, file)).toList();
        });
    }

    /** Everywhere a rule holds; empty when the file cannot be read. */
    Optional<List<Hit>> hits(Grammar grammar, CodeFile file) {
        var set = sets.computeIfAbsent(grammar, this::ruleSet);
        return switch (reader.read(file.content(), set.query())) {
            case Reading.Tree(var tree) -> Optional.of(set.search(tree));
            case Reading.Unreadable _ -> Optional.empty();
        };
    }

    /** Made when it is needed first: compiling the patterns of all grammars would hold up the start for seconds. */
    private RuleSet ruleSet(Grammar grammar) {
        var ofGrammar =
                rules.stream().filter(rule -> rule.grammars().contains(grammar)).toList();
        return new RuleSet(grammar, ofGrammar, Objects.requireNonNull(sources.get(grammar)));
    }

    private static Finding finding(Hit hit, CodeFile file) {
        var rule = hit.rule();
        var message = rule.message() + " (CWE-" + rule.cwe() + ")";
        return new Finding(
                        Check.SECURITY,
                        rule.id(),
                        rule.severity(),
                        file.path(),
                        hit.sink().line(),
                        message)
                .with(rule.confidence());
    }
}
