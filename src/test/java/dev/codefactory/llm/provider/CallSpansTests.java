package dev.codefactory.llm.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.llm.LlmCalls;
import dev.codefactory.llm.LlmOutcome;
import dev.codefactory.llm.LlmOutcome.Reason;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.junit.jupiter.api.Test;

class CallSpansTests {

    private final InMemorySpanExporter exported = InMemorySpanExporter.create();
    private final CallSpans spans = new CallSpans(OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(exported))
                    .build())
            .build());

    @Test
    void aFailureSaysItsReason() {
        var span = ended(new LlmOutcome.Failed(Reason.TIMEOUT_IDLE, "secret detail", "secret transcript"));

        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(span.getAttributes().get(AttributeKey.stringKey("error.type")))
                .isEqualTo("timeout_idle");
        assertThat(span.toString()).doesNotContain("secret");
    }

    @Test
    void whatWasCancelledIsNoError() {
        var span = ended(new LlmOutcome.Cancelled(""));

        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(span.getAttributes().get(AttributeKey.stringKey("error.type")))
                .isEqualTo("cancelled");
    }

    private SpanData ended(LlmOutcome outcome) {
        spans.end(spans.begin("ollama", "coder:7b", LlmCalls.asking("secret question")), outcome);
        return exported.getFinishedSpanItems().getFirst();
    }
}
