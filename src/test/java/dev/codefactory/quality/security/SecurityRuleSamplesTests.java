package dev.codefactory.quality.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.Finding;
import dev.codefactory.quality.source.Grammar;
import dev.codefactory.quality.source.Reading;
import dev.codefactory.quality.source.SourceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every rule proves itself on the samples it ships with, in every language it is for. */
class SecurityRuleSamplesTests {

    /** Loaded once: every test method has an instance of this class of its own. */
    private static final SecurityRules RULES = new SecurityRules();

    private final SecurityRules rules = RULES;

    @TestFactory
    Stream<DynamicTest> findsWhatItMust() {
        return samples(SecurityRule::matches)
                .map(sample -> DynamicTest.dynamicTest(
                        sample.name(),
                        () -> assertThat(sample.hits()).contains(sample.rule().id())));
    }

    @TestFactory
    Stream<DynamicTest> ignoresWhatItMust() {
        return samples(SecurityRule::ignores)
                .map(sample -> DynamicTest.dynamicTest(
                        sample.name(), () -> assertThat(sample.found()).isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> samplesCanBeParsed() {
        return Stream.concat(samples(SecurityRule::matches), samples(SecurityRule::ignores))
                .map(sample -> DynamicTest.dynamicTest(
                        sample.name(),
                        () -> assertThat(new SourceReader().read(sample.grammar(), sample.code()))
                                .isInstanceOfSatisfying(
                                        Reading.Tree.class,
                                        read -> assertThat(read.tree().firstError())
                                                .isEmpty())));
    }

    @Test
    void everyRuleShipsBothKindsOfSamples() {
        assertThat(rules.rules()).hasSizeGreaterThan(20).allSatisfy(rule -> {
            assertThat(rule.matches()).as(rule.id()).isNotEmpty();
            assertThat(rule.ignores()).as(rule.id()).isNotEmpty();
        });
    }

    @Test
    void everyRuleIsInTheReference() throws IOException {
        var reference = Files.readString(Path.of("docs/reference/security-rules.md"));
        assertThat(rules.rules())
                .allSatisfy(rule -> assertThat(reference)
                        .contains("| `%s` | %d | %s | %s |"
                                .formatted(rule.id(), rule.cwe(), rule.severity(), rule.confidence())));
    }

    @Test
    void everyMainLanguageHasAtLeastFortyRules() {
        for (var grammar : List.of(
                Grammar.PYTHON,
                Grammar.JAVASCRIPT,
                Grammar.TYPESCRIPT,
                Grammar.TSX,
                Grammar.JAVA,
                Grammar.GO,
                Grammar.RUST,
                Grammar.CPP)) {
            assertThat(rules.rules().stream().filter(rule -> rule.grammars().contains(grammar)))
                    .as(grammar.name())
                    .hasSizeGreaterThanOrEqualTo(40);
        }
    }

    @Test
    void everyRuleHasANameOfItsOwn() {
        assertThat(rules.rules()).extracting(SecurityRule::id).doesNotHaveDuplicates();
    }

    private record Sample(SecurityRules rules, SecurityRule rule, Grammar grammar, String code) {

        String name() {
            return rule.id() + " in " + grammar + ": "
                    + code.lines().findFirst().orElse("");
        }

        List<String> hits() {
            return rules.hits(grammar, CodeFile.of("sample", code)).orElseThrow().stream()
                    .map(hit -> hit.rule().id())
                    .toList();
        }

        List<String> found() {
            var file = CodeFile.of("sample", code);
            return rules.findings(grammar, file).orElseThrow().stream()
                    .map(Finding::rule)
                    .toList();
        }
    }

    private interface Samples {
        List<String> of(SecurityRule rule);
    }

    private Stream<Sample> samples(Samples kind) {
        return rules.rules().stream()
                .flatMap(rule -> rule.grammars().stream()
                        .flatMap(
                                grammar -> kind.of(rule).stream().map(code -> new Sample(rules, rule, grammar, code))));
    }
}
