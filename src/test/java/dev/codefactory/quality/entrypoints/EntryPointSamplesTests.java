package dev.codefactory.quality.entrypoints;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Severity;
import dev.codefactory.quality.CheckResult;
import dev.codefactory.quality.Demands;
import dev.codefactory.quality.Gate;
import dev.codefactory.quality.QualityRequest;
import dev.codefactory.quality.Thresholds;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** Each framework and demand: code that meets it, code that only looks as if it did. */
class EntryPointSamplesTests {

    private static final Map<String, String> RULES = Map.of(
            "authorised", "entry-point-unauthorised",
            "limited", "entry-point-unlimited",
            "validated", "entry-point-unvalidated");

    private final EntryPointCheck check = new EntryPointCheck();

    /** @param demand one of {@link #RULES} */
    private record Sample(String framework, String path, String demand, String good, String bad) {

        Demands demands() {
            return new Demands(
                    demand.equals("authorised"), demand.equals("limited"), demand.equals("validated"), false, false);
        }

        @Override
        public String toString() {
            return framework + " " + demand;
        }
    }

    static Stream<Sample> samples() throws IOException {
        try (var text = EntryPointSamplesTests.class.getResourceAsStream("samples.yml")) {
            List<Map<String, Object>> frameworks = new Yaml().load(Objects.requireNonNull(text));
            return frameworks.stream()
                    .flatMap(each -> RULES.keySet().stream()
                            .filter(each::containsKey)
                            .sorted()
                            .map(demand -> sample(each, demand)));
        }
    }

    private static Sample sample(Map<String, Object> framework, String demand) {
        var codes = (Map<?, ?>) Objects.requireNonNull(framework.get(demand));
        return new Sample(
                String.valueOf(framework.get("framework")),
                String.valueOf(framework.get("path")),
                demand,
                String.valueOf(codes.get("good")),
                String.valueOf(codes.get("bad")));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatMeetsTheDemandIsGreen(Sample sample) {
        var result = check(sample, sample.good(), sample.demands());

        assertThat(severe(result)).isEmpty();
        assertThat(result.gates())
                .extracting(Gate::status)
                .as(result.gates().toString())
                .containsExactly(Gate.Status.GREEN);
        assertThat(result.gate().reason()).startsWith("1 entry points");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatOnlyLooksAsIfItDidIsRedAtItsPlace(Sample sample) {
        var result = check(sample, sample.bad(), sample.demands());

        assertThat(severe(result)).extracting(Finding::rule).containsExactly(RULES.get(sample.demand()));
        assertThat(severe(result).getFirst().place()).matches(sample.path() + ":[1-9]\\d*");
        assertThat(result.gates()).extracting(Gate::status).containsExactly(Gate.Status.RED);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatNobodyDemandsTurnsNothingRed(Sample sample) {
        var result = check(sample, sample.bad(), Demands.NONE);

        assertThat(severe(result)).isEmpty();
        assertThat(result.gates()).isEmpty();
        assertThat(result.findings()).extracting(Finding::rule).containsOnly("secure-process-incomplete");
    }

    private static List<Finding> severe(CheckResult result) {
        return result.findings().stream()
                .filter(finding -> finding.severity() == Severity.HIGH)
                .toList();
    }

    private CheckResult check(Sample sample, String code, Demands demands) {
        var tree = FileTree.of(new CodeFile(new CodePath(sample.path()), code));
        var request = QualityRequest.of(CodeLanguage.PYTHON, tree, null, Thresholds.DEFAULT)
                .demanding(demands);
        assertThat(check.appliesTo(request)).isTrue();
        return check.check(request);
    }
}
