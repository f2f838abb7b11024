package dev.codefactory.session.trace;

import io.opentelemetry.sdk.trace.IdGenerator;
import java.util.function.Supplier;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SdkTracerProviderBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Ids of spans: random ones, but those of an execution for the span that stands for it as a whole. */
final class GivenIds implements IdGenerator {

    private static final ScopedValue<ExecutionTrace> GIVEN = ScopedValue.newInstance();

    private final IdGenerator others = IdGenerator.random();

    /** Starts a span without a parent under the ids of a trace. */
    static <T> T with(ExecutionTrace trace, Supplier<T> start) {
        return ScopedValue.where(GIVEN, trace).call(start::get);
    }

    @Override
    public String generateTraceId() {
        return GIVEN.isBound() ? GIVEN.get().traceId() : others.generateTraceId();
    }

    @Override
    public String generateSpanId() {
        return GIVEN.isBound() ? GIVEN.get().rootSpanId() : others.generateSpanId();
    }

    @Configuration(proxyBeanMethods = false)
    static class Wiring {

        @Bean
        SdkTracerProviderBuilderCustomizer givenIds() {
            return builder -> builder.setIdGenerator(new GivenIds());
        }
    }
}
