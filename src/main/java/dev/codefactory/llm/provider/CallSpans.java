package dev.codefactory.llm.provider;

import dev.codefactory.llm.LlmCall;
import dev.codefactory.llm.LlmOutcome;
import dev.codefactory.llm.LlmReply;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import org.springframework.stereotype.Component;

/**
 * Makes each call a span by OpenTelemetry's conventions for generative AI. What was asked and answered is no part of it: a trace may be read
 * by people who may not read that.
 */
@Component
class CallSpans {

    private final Tracer tracer;

    CallSpans(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer("dev.codefactory.llm");
    }

    /** A call that begins, as part of what the thread is at. */
    Span begin(String provider, String model, LlmCall call) {
        var span = tracer.spanBuilder("chat " + model)
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute("gen_ai.operation.name", "chat")
                .setAttribute("gen_ai.provider.name", provider)
                .setAttribute("gen_ai.request.model", model)
                .setAttribute("gen_ai.request.max_tokens", call.maxTokens())
                .setAttribute("gen_ai.output.type", call.format() == null ? "text" : "json")
                .setAttribute("codefactory.role", call.role().id())
                .startSpan();
        call.sampling().forEach((option, value) -> span.setAttribute("gen_ai.request." + option, value));
        return span;
    }

    /** Its one end. */
    void end(Span span, LlmOutcome outcome) {
        switch (outcome) {
            case LlmOutcome.Completed(var reply) -> describe(span, reply);
            case LlmOutcome.Truncated(var reply) -> describe(span, reply).addEvent("truncated");
            case LlmOutcome.Failed failed ->
                span.setAttribute("error.type", failed.reason().id())
                        .setStatus(StatusCode.ERROR, failed.reason().id());
            case LlmOutcome.Cancelled _ -> span.setAttribute("error.type", "cancelled");
        }
        span.end();
    }

    private static Span describe(Span span, LlmReply reply) {
        return span.setAttribute("gen_ai.response.model", reply.source().model())
                .setAttribute("server.address", reply.source().host())
                .setAttribute("gen_ai.usage.input_tokens", reply.usage().inputTokens())
                .setAttribute("gen_ai.usage.output_tokens", reply.usage().outputTokens())
                .setAttribute("codefactory.load_ms", reply.usage().load().toMillis());
    }
}
