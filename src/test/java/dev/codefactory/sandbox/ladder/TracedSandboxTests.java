package dev.codefactory.sandbox.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codefactory.code.FileTree;
import dev.codefactory.sandbox.Sandbox;
import dev.codefactory.sandbox.SandboxCommand;
import dev.codefactory.sandbox.SandboxResult;
import dev.codefactory.sandbox.SandboxResult.Limit;
import dev.codefactory.sandbox.SandboxResult.Usage;
import dev.codefactory.sandbox.SandboxStatus;
import dev.codefactory.sandbox.SandboxTally;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TracedSandboxTests {

    private static final Usage USAGE = new Usage(Duration.ofSeconds(9), Duration.ofMillis(2_500), 4_096);

    private final InMemorySpanExporter exported = InMemorySpanExporter.create();
    private final OpenTelemetrySdk telemetry = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(exported))
                    .build())
            .build();

    @Test
    void aRunIsASpanOfWhatTheThreadIsAtWithWhatItTook() throws InterruptedException {
        var step = runInASpan(new SandboxResult.Exited(3, "secret output", Map.of("secret", "file"), USAGE));

        var run = exported.getFinishedSpanItems().getFirst();
        assertThat(run.getName()).isEqualTo("sandbox run");
        assertThat(run.getParentSpanId()).isEqualTo(step);
        assertThat(attributes(run))
                .isEqualTo(Map.of(
                        "codefactory.sandbox.kind", "scripted",
                        "codefactory.sandbox.outcome", "exited",
                        "codefactory.sandbox.exit_code", "3",
                        "codefactory.sandbox.cpu_seconds", "2.5",
                        "codefactory.sandbox.peak_memory_bytes", "4096"));
        assertThat(run.toString()).doesNotContain("secret");
    }

    @Test
    void aRunThatWasStoppedSaysAtWhichLimit() throws InterruptedException {
        runInASpan(new SandboxResult.Stopped(Limit.MEMORY, "secret output", USAGE));

        assertThat(attributes(exported.getFinishedSpanItems().getFirst()))
                .containsEntry("codefactory.sandbox.outcome", "stopped")
                .containsEntry("codefactory.sandbox.limit", "memory")
                .containsEntry("codefactory.sandbox.cpu_seconds", "2.5");
    }

    @Test
    void whatWasRefusedTookNothing() throws InterruptedException {
        runInASpan(new SandboxResult.Refused("secret reason"));

        assertThat(attributes(exported.getFinishedSpanItems().getFirst()))
                .isEqualTo(Map.of("codefactory.sandbox.kind", "scripted", "codefactory.sandbox.outcome", "refused"));
    }

    @Test
    void aRunThatBreaksOffEndsItsSpan() {
        assertThatThrownBy(() -> runInASpan(null)).isInstanceOf(IllegalStateException.class);

        assertThat(exported.getFinishedSpanItems().getFirst().getStatus().getStatusCode())
                .isEqualTo(StatusCode.ERROR);
    }

    @Test
    void aRunThatBelongsToNoTraceMakesNone() throws InterruptedException {
        new TracedSandbox(new Scripted(new SandboxResult.Refused("")), telemetry).run(command());

        assertThat(exported.getFinishedSpanItems()).isEmpty();
    }

    @Test
    void whoeverCountsIsToldWhatAllItsRunsUsed() throws InterruptedException {
        var sandbox = new TracedSandbox(new Scripted(new SandboxResult.Stopped(Limit.TIME, "", USAGE)), telemetry);
        var tally = new SandboxTally();
        assertThat(tally.total()).isEmpty();

        sandbox.run(command());
        tally.counting(() -> {
            try (var threads = Context.taskWrapping(Executors.newVirtualThreadPerTaskExecutor())) {
                threads.invokeAll(List.of(() -> sandbox.run(command())));
            }
            return sandbox.run(command());
        });
        sandbox.run(command());

        assertThat(tally.total())
                .contains(new Usage(USAGE.wall().multipliedBy(2), USAGE.cpu().multipliedBy(2), USAGE.peakMemory()));
    }

    @Test
    void closesWhatItStandsBefore() throws IOException {
        var scripted = new Scripted(new SandboxResult.Refused(""));

        new TracedSandbox(scripted, telemetry).close();

        assertThat(scripted.closed).isTrue();
    }

    /** Answers the id of the span. */
    private String runInASpan(@Nullable SandboxResult result) throws InterruptedException {
        var step = telemetry.getTracer("test").spanBuilder("step").startSpan();
        try (var _ = step.makeCurrent()) {
            new TracedSandbox(new Scripted(result), telemetry).run(command());
        } finally {
            step.end();
        }
        return step.getSpanContext().getSpanId();
    }

    private static SandboxCommand command() {
        return new SandboxCommand(
                FileTree.EMPTY, List.of("true"), Map.of(), Set.of(), Duration.ofSeconds(1), List.of());
    }

    private static Map<String, String> attributes(SpanData span) {
        var all = new TreeMap<String, String>();
        span.getAttributes().forEach((key, value) -> all.put(key.getKey(), value.toString()));
        return all;
    }

    private static final class Scripted implements Sandbox, Closeable {

        private final @Nullable SandboxResult answer;
        private final AtomicBoolean closed = new AtomicBoolean();

        Scripted(@Nullable SandboxResult answer) {
            this.answer = answer;
        }

        @Override
        public SandboxStatus status() {
            return new SandboxStatus(true, "scripted", "", Map.of());
        }

        @Override
        public SandboxResult run(SandboxCommand command) {
            if (answer == null) {
                throw new IllegalStateException("the engine is gone");
            }
            return answer;
        }

        @Override
        public void close() {
            closed.set(true);
        }
    }
}
