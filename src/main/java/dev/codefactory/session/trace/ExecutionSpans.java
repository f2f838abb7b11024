package dev.codefactory.session.trace;

import dev.codefactory.access.Owner;
import dev.codefactory.session.ExecutionListener;
import dev.codefactory.session.ExecutionStatus;
import dev.codefactory.session.ExecutionView;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells of each execution as a span from the request to its end, once that end is committed. */
@Component
class ExecutionSpans implements ExecutionListener {

    static final String SCOPE = "dev.codefactory.session";

    private final Tracer tracer;

    ExecutionSpans(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer(SCOPE);
    }

    @Override
    public void changed(Owner owner, ExecutionView execution) {
        if (execution.status().isTerminal()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    tell(execution);
                }
            });
        }
    }

    private void tell(ExecutionView execution) {
        var end = execution.finishedAt();
        if (end == null) {
            return;
        }
        var span = GivenIds.with(
                new ExecutionTrace(execution.id()),
                () -> tracer.spanBuilder("execution " + execution.templateType())
                        .setParent(Context.root())
                        .setStartTimestamp(execution.createdAt())
                        .setAttribute(
                                "codefactory.execution.id",
                                execution.id().value().toString())
                        .setAttribute(
                                "codefactory.language", execution.language().id())
                        .setAttribute("codefactory.status", execution.status().id())
                        .setAttribute("codefactory.replay", execution.replay())
                        .startSpan());
        if (execution.verdict() != null) {
            span.setAttribute("codefactory.verdict", execution.verdict().toString());
        }
        if (execution.status() == ExecutionStatus.FAILED) {
            var failure = execution.failure();
            span.setStatus(StatusCode.ERROR, failure == null ? "" : failure.code());
        }
        span.end(end);
    }
}
