package dev.codefactory.session.trace;

import dev.codefactory.session.ExecutionId;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;

/**
 * The trace of an execution, whichever nodes work at it: both its ids are made of the execution's id, so that nobody has to store or pass
 * them on, and who knows the execution finds the trace.
 */
public record ExecutionTrace(ExecutionId execution) {

    /** The execution's id in 32 hexadecimal digits. */
    String traceId() {
        var id = execution.value();
        return TraceId.fromLongs(id.getMostSignificantBits(), id.getLeastSignificantBits());
    }

    /** The id of the span that all others belong to. */
    String rootSpanId() {
        return SpanId.fromLong(execution.value().getLeastSignificantBits());
    }

    /** What spans of the execution are children of. */
    public Context context() {
        var root = SpanContext.createFromRemoteParent(
                traceId(), rootSpanId(), TraceFlags.getSampled(), TraceState.getDefault());
        return Context.root().with(Span.wrap(root));
    }
}
