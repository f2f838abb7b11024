package dev.codefactory.sandbox.ladder;

import dev.codefactory.sandbox.Sandbox;
import dev.codefactory.sandbox.SandboxCommand;
import dev.codefactory.sandbox.SandboxResult;
import dev.codefactory.sandbox.SandboxResult.Usage;
import dev.codefactory.sandbox.SandboxStatus;
import dev.codefactory.sandbox.SandboxTally;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.io.Closeable;
import java.io.IOException;
import java.util.Locale;

/**
 * Makes each run a span of what the thread is at, with what it took, and counts that for whoever wants to know. What was run and what it
 * wrote is no part of either. A run that belongs to no trace makes no span.
 */
final class TracedSandbox implements Sandbox, Closeable {

    private static final double NANOS = 1e9;

    private final Sandbox sandbox;
    private final Tracer tracer;

    TracedSandbox(Sandbox sandbox, OpenTelemetry telemetry) {
        this.sandbox = sandbox;
        this.tracer = telemetry.getTracer("dev.codefactory.sandbox");
    }

    @Override
    public SandboxStatus status() {
        return sandbox.status();
    }

    @Override
    public SandboxResult run(SandboxCommand command) throws InterruptedException {
        var result = traced(command);
        SandboxTally.add(result);
        return result;
    }

    private SandboxResult traced(SandboxCommand command) throws InterruptedException {
        if (!Span.current().getSpanContext().isValid()) {
            return sandbox.run(command);
        }
        var span = tracer.spanBuilder("sandbox run").startSpan();
        try (var _ = span.makeCurrent()) {
            var result = sandbox.run(command);
            span.setAttribute("codefactory.sandbox.kind", status().kind());
            describe(span, result);
            return result;
        } catch (InterruptedException | RuntimeException e) {
            span.setStatus(StatusCode.ERROR, "broke off");
            throw e;
        } finally {
            span.end();
        }
    }

    private static void describe(Span span, SandboxResult result) {
        switch (result) {
            case SandboxResult.Exited exited -> {
                span.setAttribute("codefactory.sandbox.outcome", "exited");
                span.setAttribute("codefactory.sandbox.exit_code", exited.exitCode());
                describe(span, exited.usage());
            }
            case SandboxResult.Stopped stopped -> {
                span.setAttribute("codefactory.sandbox.outcome", "stopped");
                span.setAttribute(
                        "codefactory.sandbox.limit", stopped.limit().name().toLowerCase(Locale.ROOT));
                describe(span, stopped.usage());
            }
            case SandboxResult.Refused _ -> span.setAttribute("codefactory.sandbox.outcome", "refused");
        }
    }

    private static void describe(Span span, Usage usage) {
        span.setAttribute("codefactory.sandbox.cpu_seconds", usage.cpu().toNanos() / NANOS);
        span.setAttribute("codefactory.sandbox.peak_memory_bytes", usage.peakMemory());
    }

    @Override
    public void close() throws IOException {
        if (sandbox instanceof Closeable closeable) {
            closeable.close();
        }
    }
}
