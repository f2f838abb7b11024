package dev.codefactory.quality.performance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.CodePath;
import dev.codefactory.code.Finding;
import dev.codefactory.quality.source.Grammar;
import dev.codefactory.quality.source.Reading;
import dev.codefactory.quality.source.SourceReader;
import dev.codefactory.quality.source.SourceTree;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every rule proves itself on the samples it ships with, in every language it is for. */
class PerformanceRuleSamplesTests {

    private final PerformanceRules rules = new PerformanceRules();
    private final SourceReader reader = new SourceReader();

    @TestFactory
    Stream<DynamicTest> findsWhatItMust() {
        return samples(
                PerformanceRule::matches, (rule, found) -> assertThat(found).contains(rule.id()));
    }

    @TestFactory
    Stream<DynamicTest> ignoresWhatItMust() {
        return samples(PerformanceRule::ignores, (_, found) -> assertThat(found).isEmpty());
    }

    @Test
    void everyRuleShipsBothKindsOfSamples() {
        assertThat(rules.rules()).hasSizeGreaterThan(20).allSatisfy(rule -> {
            assertThat(rule.matches()).as(rule.id()).isNotEmpty();
            assertThat(rule.ignores()).as(rule.id()).isNotEmpty();
        });
    }

    @Test
    void everyRuleHasANameOfItsOwn() {
        assertThat(rules.rules()).extracting(PerformanceRule::id).doesNotHaveDuplicates();
    }

    private interface Expectation {
        void on(PerformanceRule rule, List<String> found);
    }

    private Stream<DynamicTest> samples(Function<PerformanceRule, List<String>> kind, Expectation expectation) {
        return rules.rules().stream()
                .flatMap(rule -> rule.grammars().stream()
                        .flatMap(grammar -> kind.apply(rule).stream()
                                .map(code -> DynamicTest.dynamicTest(
                                        rule.id() + " in " + grammar + ": "
                                                + code.lines().findFirst().orElse(""),
                                        () -> expectation.on(rule, found(grammar, code))))));
    }

    private List<String> found(Grammar grammar, String code) {
        var tree = tree(grammar, code);
        assertThat(tree.firstError()).isEmpty();
        return rules.findings(grammar, new CodePath("sample"), tree).stream()
                .map(Finding::rule)
                .toList();
    }

    private SourceTree tree(Grammar grammar, String code) {
        return switch (reader.read(code, rules.query(grammar).orElseThrow())) {
            case Reading.Tree(var tree) -> tree;
            case Reading.Unreadable(var reason) -> throw new AssertionError(reason);
        };
    }
}
