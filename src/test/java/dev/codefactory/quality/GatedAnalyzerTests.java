package dev.codefactory.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.FileTree;
import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Check;
import dev.codefactory.code.Finding.Severity;
import dev.codefactory.quality.QualityRequest.AcceptanceTests;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GatedAnalyzerTests {

    private static final QualityRequest REQUEST =
            new QualityRequest(CodeLanguage.PYTHON, FileTree.EMPTY, null, Duration.ofSeconds(1));

    private final InMemorySpanExporter exported = InMemorySpanExporter.create();
    private final OpenTelemetry telemetry = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(exported))
                    .build())
            .build();
    private final MeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void aRedGateThatBlocksSparesTheOthers() throws InterruptedException {
        var analyzer = analyzer(List.of(
                new FixedCheck(Gate.red("syntax", "broken"), true),
                new FixedCheck(Gate.green("tests", "fine"), false)));

        assertThat(analyzer.analyze(REQUEST).gates())
                .containsExactly(
                        Gate.red("syntax", "broken"), Gate.notRun("tests", "not run because the syntax gate is red"));
    }

    @Test
    void anyOtherRedGateLetsTheRestRun() throws InterruptedException {
        var analyzer = analyzer(List.of(
                new FixedCheck(Gate.notRun("syntax", "no parser"), true),
                new FixedCheck(Gate.red("security", "bad"), false),
                new FixedCheck(Gate.green("tests", "fine"), false)));

        assertThat(analyzer.analyze(REQUEST).gates())
                .extracting(Gate::status)
                .containsExactly(Gate.Status.NOT_RUN, Gate.Status.RED, Gate.Status.GREEN);
    }

    @Test
    void aCheckThatDecidesNothingIsHeardAndNoPartOfTheTrace() throws InterruptedException {
        var parent = telemetry.getTracer("test").spanBuilder("step").startSpan();
        try (var _ = parent.makeCurrent()) {
            assertThat(analyzer(List.of(new TellingCheck(finding(Severity.LOW))))
                            .analyze(REQUEST)
                            .findings())
                    .hasSize(1);
        }

        assertThat(exported.getFinishedSpanItems()).isEmpty();
        assertThat(meters.getMeters()).isEmpty();
    }

    @Test
    void independentChecksRunAtTheSameTimeAndReportInTheirOrder() throws InterruptedException {
        var both = new CountDownLatch(2);
        var analyzer =
                analyzer(List.of(new MeetingCheck("security", both, false), new MeetingCheck("tests", both, false)));

        assertThat(analyzer.analyze(REQUEST).gates())
                .containsExactly(Gate.green("security", "met"), Gate.green("tests", "met"));
    }

    @Test
    void aCheckThatOnlyReadsBeginsWithTheOneThatBlocks() throws InterruptedException {
        var both = new CountDownLatch(2);
        var analyzer =
                analyzer(List.of(new MeetingCheck("syntax", both, true), new MeetingCheck("security", both, false)));

        assertThat(analyzer.analyze(REQUEST).gates())
                .containsExactly(Gate.green("syntax", "met"), Gate.green("security", "met"));
    }

    @Test
    void aCheckThatIsNotAboutTheFilesHasNoGate() throws InterruptedException {
        var green = new FixedCheck(Gate.green("tests", "fine"), false);

        assertThat(analyzer(List.of(new IdleCheck(), green)).analyze(REQUEST).verdict())
                .isEqualTo(Verdict.VERIFIED);
        assertThat(analyzer(List.of(new FixedCheck(Gate.red("syntax", ""), true), new IdleCheck()))
                        .analyze(REQUEST)
                        .gates())
                .containsExactly(Gate.red("syntax", ""));
    }

    @Test
    void theMostSevereFindingComesFirst() throws InterruptedException {
        var analyzer = analyzer(List.of(
                new FixedCheck(Gate.green("dependencies", ""), false, finding(Severity.LOW)),
                new FixedCheck(Gate.red("security", ""), false, finding(Severity.MEDIUM), finding(Severity.HIGH))));

        assertThat(analyzer.analyze(REQUEST).findings())
                .extracting(Finding::severity)
                .containsExactly(Severity.HIGH, Severity.MEDIUM, Severity.LOW);
    }

    @Test
    void oneGateThatWasNotRunKeepsTheVerdictOpen() {
        var green = Gate.green("syntax", "");
        var notRun = Gate.notRun("tests", "");

        assertThat(Verdict.of(List.of(green))).isEqualTo(Verdict.VERIFIED);
        assertThat(Verdict.of(List.of(green, notRun))).isEqualTo(Verdict.UNVERIFIED);
        assertThat(Verdict.of(List.of(notRun, Gate.red("security", "")))).isEqualTo(Verdict.REJECTED);
        assertThat(Verdict.of(List.of())).isEqualTo(Verdict.UNVERIFIED);
    }

    @Test
    void whatTheUserGaveLiesOnTopAndIsNotJudged() {
        var files = FileTree.of(CodeFile.of("calc.py", "mine"), CodeFile.of("Test_calc.py", "generated"));
        var given = new AcceptanceTests(FileTree.of(CodeFile.of("test_calc.py", "given")), null);
        var request = new QualityRequest(CodeLanguage.PYTHON, files, given, Duration.ofSeconds(1));

        assertThat(request.judged()).containsExactly(CodeFile.of("calc.py", "mine"));
        assertThat(request.laidOut().files())
                .containsExactly(CodeFile.of("calc.py", "mine"), CodeFile.of("test_calc.py", "given"));
    }

    @Test
    void eachGateIsASpanOfWhatTheThreadIsAt() throws InterruptedException {
        inASpan(() -> analyzer(List.of(
                        new FixedCheck(Gate.notRun("syntax", "secret reason"), true),
                        new FixedCheck(Gate.red("security", "secret reason"), false, finding(Severity.HIGH)),
                        new SpanningCheck()))
                .analyze(REQUEST));

        var step = span("step");
        assertThat(List.of(span("gate syntax"), span("gate security"), span("gate tests"), span("gate coverage")))
                .allSatisfy(gate -> assertThat(gate.getParentSpanId()).isEqualTo(step.getSpanId()))
                .extracting(gate -> gate.getAttributes().get(AttributeKey.stringKey("codefactory.gate.status")))
                .containsExactly("not_run", "red", "green", "not_run");
        assertThat(span("within").getParentSpanId())
                .as("what a check runs belongs to its gate")
                .isEqualTo(span("gate tests").getSpanId());
        assertThat(exported.getFinishedSpanItems().toString()).doesNotContain("secret");
    }

    @Test
    void gatesThatWereNotRunAreSpansAndTakeNoTime() throws InterruptedException {
        inASpan(() -> analyzer(List.of(
                        new FixedCheck(Gate.red("syntax", ""), true), new FixedCheck(Gate.green("tests", ""), false)))
                .analyze(REQUEST));

        assertThat(exported.getFinishedSpanItems())
                .as("what a check found that began together with the one that blocks counts for nothing")
                .filteredOn(span -> span.getName().equals("gate tests"))
                .singleElement()
                .satisfies(
                        span -> assertThat(span.getAttributes().get(AttributeKey.stringKey("codefactory.gate.status")))
                                .isEqualTo("not_run"));
        assertThat(meters.get(GateWatch.DURATION).timers()).singleElement().satisfies(timer -> {
            assertThat(timer.getId().getTag("gate")).isEqualTo("syntax");
            assertThat(timer.getId().getTag("status")).isEqualTo("red");
            assertThat(timer.count()).isOne();
        });
    }

    @Test
    void anAnalysisThatBelongsToNoTraceMakesNone() throws InterruptedException {
        analyzer(List.of(new FixedCheck(Gate.green("tests", ""), false))).analyze(REQUEST);

        assertThat(exported.getFinishedSpanItems()).isEmpty();
    }

    private GatedAnalyzer analyzer(List<QualityCheck> checks) {
        return new GatedAnalyzer(checks, new GateWatch(telemetry, meters, Clock.systemUTC()));
    }

    private interface Body {
        void run() throws InterruptedException;
    }

    private void inASpan(Body body) throws InterruptedException {
        var step = telemetry.getTracer("test").spanBuilder("step").startSpan();
        try (var _ = step.makeCurrent()) {
            body.run();
        } finally {
            step.end();
        }
    }

    private SpanData span(String name) {
        return exported.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Finding finding(Severity severity) {
        return new Finding(Check.SECURITY, "rule", severity, null, 0, "message");
    }

    private record FixedCheck(Gate outcome, boolean blocksTheRest, List<Finding> findings) implements QualityCheck {

        FixedCheck(Gate outcome, boolean blocksTheRest, Finding... findings) {
            this(outcome, blocksTheRest, List.of(findings));
        }

        @Override
        public String gate() {
            return outcome.name();
        }

        @Override
        public CheckResult check(QualityRequest request) {
            return CheckResult.of(outcome, findings);
        }
    }

    /** Finds something and decides no gate, as the measure of complexity does where the user's tests outrank it. */
    private record TellingCheck(Finding finding) implements QualityCheck {

        @Override
        public String gate() {
            return "complexity";
        }

        @Override
        public List<String> gates(QualityRequest request) {
            return List.of();
        }

        @Override
        public CheckResult check(QualityRequest request) {
            return new CheckResult(List.of(), List.of(finding), null);
        }
    }

    /** Begins a span of its own, as the sandbox does, and decides a second gate. */
    private final class SpanningCheck implements QualityCheck {

        @Override
        public String gate() {
            return "tests";
        }

        @Override
        public List<String> gates(QualityRequest request) {
            return List.of("tests", "coverage");
        }

        @Override
        public CheckResult check(QualityRequest request) {
            telemetry.getTracer("test").spanBuilder("within").startSpan().end();
            return new CheckResult(List.of(Gate.green("tests", ""), Gate.notRun("coverage", "")), List.of(), null);
        }
    }

    /** About other files than there are. */
    private record IdleCheck() implements QualityCheck {

        @Override
        public String gate() {
            return "idle";
        }

        @Override
        public boolean appliesTo(QualityRequest request) {
            return false;
        }

        @Override
        public CheckResult check(QualityRequest request) {
            return CheckResult.of(Gate.red("idle", "was asked all the same"), List.of());
        }
    }

    /** Green only when the other one is there. */
    private record MeetingCheck(String gate, CountDownLatch both, boolean blocksTheRest) implements QualityCheck {

        @Override
        public CheckResult check(QualityRequest request) throws InterruptedException {
            both.countDown();
            var met = both.await(10, TimeUnit.SECONDS);
            return CheckResult.of(met ? Gate.green(gate, "met") : Gate.red(gate, "alone"), List.of());
        }
    }
}
