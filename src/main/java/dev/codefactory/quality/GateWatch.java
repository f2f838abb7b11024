package dev.codefactory.quality;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Makes each gate a span of what the thread is at, and measures how long it took to decide it. No reason, no finding and no word of the
 * files is part of it.
 */
@Component
class GateWatch {

    static final String DURATION = "codefactory.gate.duration";

    private static final Duration[] BUCKETS =
            IntStream.range(0, 14).mapToObj(i -> Duration.ofMillis(50L << i)).toArray(Duration[]::new);

    private final Tracer tracer;
    private final MeterRegistry registry;
    private final Clock clock;

    /** Checks may be used where nobody watches. */
    @Autowired
    GateWatch(
            ObjectProvider<OpenTelemetry> telemetry,
            ObjectProvider<MeterRegistry> registry,
            ObjectProvider<Clock> clock) {
        this(
                telemetry.getIfAvailable(OpenTelemetry::noop),
                registry.getIfAvailable(CompositeMeterRegistry::new),
                clock.getIfAvailable(Clock::systemUTC));
    }

    GateWatch(OpenTelemetry telemetry, MeterRegistry registry, Clock clock) {
        this.clock = clock;
        this.tracer = telemetry.getTracer("dev.codefactory.quality");
        this.registry = registry;
    }

    /**
     * A check that was run, and that nobody has been told of.
     *
     * @param spans by gate, its own first; they are no part of the trace before they are told
     */
    record Watched(CheckResult result, SequencedMap<String, Span> spans, Instant begun, Instant ended) {}

    /** Runs a check; what it runs meanwhile belongs to its own gate, if it decides one here. */
    Watched watched(QualityCheck check, QualityRequest request) throws InterruptedException {
        var begun = clock.instant();
        var spans = begin(check.gates(request));
        var own = spans.isEmpty() ? Span.current() : spans.firstEntry().getValue();
        try (var _ = own.makeCurrent()) {
            return new Watched(check.check(request), spans, begun, clock.instant());
        } catch (InterruptedException | RuntimeException e) {
            spans.values().forEach(span -> span.setStatus(StatusCode.ERROR, "broke off"));
            spans.values().forEach(Span::end);
            throw e;
        }
    }

    /** Tells of a check whose result counts. */
    CheckResult told(Watched watched) {
        var result = watched.result();
        describe(watched.spans(), result.gates());
        watched.spans().values().forEach(span -> span.end(watched.ended()));
        result.gates().stream()
                .findFirst()
                .ifPresent(own -> timer(own).record(Duration.between(watched.begun(), watched.ended())));
        return result;
    }

    /** Tells of gates that nothing was done for. */
    void notRun(List<Gate> gates) {
        var spans = begin(gates.stream().map(Gate::name).toList());
        describe(spans, gates);
        spans.values().forEach(Span::end);
    }

    /** The spans by gate, in that order. An analysis that belongs to no trace makes none. */
    private SequencedMap<String, Span> begin(List<String> gates) {
        var isTraced = Span.current().getSpanContext().isValid();
        var spans = new LinkedHashMap<String, Span>();
        gates.forEach(gate ->
                spans.put(gate, isTraced ? tracer.spanBuilder("gate " + gate).startSpan() : Span.getInvalid()));
        return spans;
    }

    private static void describe(Map<String, Span> spans, List<Gate> gates) {
        gates.forEach(gate -> spans.getOrDefault(gate.name(), Span.getInvalid())
                .setAttribute("codefactory.gate.status", gate.status().toString()));
    }

    private Timer timer(Gate gate) {
        return Timer.builder(DURATION)
                .description("How long it took to decide gates.")
                .serviceLevelObjectives(BUCKETS)
                .tags("gate", gate.name(), "status", gate.status().toString())
                .register(registry);
    }
}
