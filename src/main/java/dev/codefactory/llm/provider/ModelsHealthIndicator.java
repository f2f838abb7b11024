package dev.codefactory.llm.provider;

import dev.codefactory.llm.LlmGateway;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Tells with the service's health who would answer. Without a model the service still works, so that is never "down". */
@Component
final class ModelsHealthIndicator implements HealthIndicator {

    private final LlmGateway llm;

    ModelsHealthIndicator(LlmGateway llm) {
        this.llm = llm;
    }

    @Override
    public Health health() {
        var status = llm.status();
        return (status.usable() ? Health.up() : Health.unknown())
                .withDetail("provider", status.provider())
                .withDetail("detail", status.detail())
                .build();
    }
}
