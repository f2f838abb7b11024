package dev.codefactory.llm.provider;

import dev.codefactory.llm.LlmCall;
import dev.codefactory.llm.LlmGateway;
import dev.codefactory.llm.LlmHost;
import dev.codefactory.llm.LlmOutcome;
import dev.codefactory.llm.LlmProgress;
import dev.codefactory.llm.LlmStatus;
import dev.codefactory.llm.ModelRole;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Primary;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hands each call to the provider that is configured or found. */
@Component
@Primary
final class ProviderGateway implements LlmGateway {

    private static final Logger log = LoggerFactory.getLogger(ProviderGateway.class);

    private final ProviderChoice choice;
    private final CallMeters meters;
    private final CallSpans spans;

    ProviderGateway(ProviderChoice choice, CallMeters meters, CallSpans spans) {
        this.choice = choice;
        this.meters = meters;
        this.spans = spans;
    }

    @Override
    public LlmOutcome ask(LlmCall call, LlmProgress progress) {
        var provider = choice.now();
        var gateway = choice.gateway(provider);
        var model = gateway.modelFor(call.role(), call.model());
        var begun = meters.begin();
        var span = spans.begin(provider.id(), model, call);
        var outcome = gateway.ask(call, progress);
        spans.end(span, outcome);
        meters.end(begun, provider.id(), model, call, outcome);
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
        return choice.gateway(choice.now());
    }

    private LlmGateway chosenBefore() {
        return choice.gateway(choice.before());
    }
}
