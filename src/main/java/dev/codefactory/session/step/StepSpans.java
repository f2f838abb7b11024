package dev.codefactory.session.step;

import dev.codefactory.pipeline.StepOutcome;
import dev.codefactory.queue.Attempt;
import dev.codefactory.session.trace.ExecutionTrace;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import org.springframework.stereotype.Component;

/** Makes each attempt at a step a span of its execution's trace; what is asked and run meanwhile belongs to it. */
@Component
class StepSpans {

    private final Tracer tracer;

    StepSpans(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer("dev.codefactory.session");
    }

    /** Runs the body of an attempt. */
    StepOutcome traced(Attempt attempt, Assignment assignment, StepMeters.Body body) throws InterruptedException {
        var step = assignment.step();
        var span = tracer.spanBuilder("step " + step.type().id())
                .setParent(new ExecutionTrace(assignment.execution()).context())
                .setAttribute("codefactory.step.id", attempt.id().toString())
                .setAttribute("codefactory.step.path", step.path())
                .setAttribute("codefactory.step.round", step.round())
                .setAttribute("codefactory.step.attempt", attempt.number())
                .startSpan();
        var outcome = "interrupted";
        try (var _ = span.makeCurrent()) {
            var result = body.run();
            outcome = StepMeters.word(result);
            describe(span, result);
            return result;
        } finally {
            span.setAttribute("codefactory.step.outcome", outcome);
            span.end();
        }
    }

    private static void describe(Span span, StepOutcome outcome) {
        switch (outcome) {
            case StepOutcome.Failed failed -> span.setStatus(StatusCode.ERROR, failed.code());
            case StepOutcome.Retryable retryable -> span.setStatus(StatusCode.ERROR, retryable.code());
            case StepOutcome.Completed _, StepOutcome.Skipped _, StepOutcome.Busy _ -> {}
        }
    }
}
