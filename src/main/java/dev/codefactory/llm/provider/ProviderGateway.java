package dev.codefactory.llm.provider;

import dev.codefactory.llm.LlmCall;
import dev.codefactory.llm.LlmGateway;
import dev.codefactory.llm.LlmHost;
import dev.codefactory.llm.LlmOutcome;
import dev.codefactory.llm.LlmProgress;
import dev.codefactory.llm.LlmStatus;
import dev.codefactory.llm.ModelRole;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Primary;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Hands each call to the provider that is configured or found.
 *
 * <p>Starting Ollama later is enough to have it used. The way back is closed: once Ollama has been used, its absence is a failure that
 * passes and is retried, and not a reason to refuse requests for good.
 */
@Component
@Primary
final class ProviderGateway implements LlmGateway {

    private static final Logger log = LoggerFactory.getLogger(ProviderGateway.class);

    private final ProviderProperties properties;
    private final LlmGateway ollama;
    private final LlmGateway practice;
    private final CallMeters meters;
    private final CallSpans spans;
    private final Clock clock;
    private volatile boolean ollamaFound;
    private Instant nextCheck = Instant.MIN;

    ProviderGateway(
            ProviderProperties properties,
            @Qualifier("ollama") LlmGateway ollama,
            @Qualifier("practice") LlmGateway practice,
            CallMeters meters,
            CallSpans spans,
            Clock clock) {
        this.properties = properties;
        this.ollama = ollama;
        this.practice = practice;
        this.meters = meters;
        this.spans = spans;
        this.clock = clock;
    }

    @Override
    public LlmOutcome ask(LlmCall call, LlmProgress progress) {
        var provider = chosen();
        var model = provider.modelFor(call.role(), call.model());
        var name = provider == ollama ? "ollama" : "practice";
        var begun = meters.begin();
        var span = spans.begin(name, model, call);
        var outcome = provider.ask(call, progress);
        spans.end(span, outcome);
        meters.end(begun, name, model, call, outcome);
        return outcome;
    }

    @Override
    public LlmStatus status() {
        return chosen().status();
    }

    @Override
    public List<LlmHost> hosts() {
        return chosen().hosts();
    }

    @Override
    public String modelFor(ModelRole role, @Nullable String wanted) {
        return chosenBefore().modelFor(role, wanted);
    }

    @Override
    public List<String> installed(ModelRole role, List<String> wanted) {
        return chosenBefore().installed(role, wanted);
    }

    @Override
    public Optional<String> digestFor(ModelRole role, @Nullable String wanted) {
        return chosenBefore().digestFor(role, wanted);
    }

    @Override
    public String settings(LlmCall call) {
        return chosenBefore().settings(call);
    }

    @EventListener(ApplicationReadyEvent.class)
    void announce() {
        var status = status();
        log.info("Models: {} ({}) {}", status.provider(), status.usable() ? "usable" : "not usable", status.detail());
    }

    private LlmGateway chosen() {
        return switch (properties.provider()) {
            case OLLAMA -> ollama;
            case PRACTICE -> practice;
            case AUTO -> isOllamaFound() ? ollama : practice;
        };
    }

    /** The choice as it was last made, without looking for Ollama or waiting for somebody who does. */
    private LlmGateway chosenBefore() {
        return switch (properties.provider()) {
            case OLLAMA -> ollama;
            case PRACTICE -> practice;
            case AUTO -> ollamaFound ? ollama : practice;
        };
    }

    private synchronized boolean isOllamaFound() {
        var now = clock.instant();
        if (!ollamaFound && !now.isBefore(nextCheck)) {
            ollamaFound = ollama.status().usable();
            nextCheck = now.plus(properties.recheck());
        }
        return ollamaFound;
    }
}
