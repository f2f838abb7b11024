package dev.codefactory.llm.ollama;

import dev.codefactory.llm.LlmCall;
import dev.codefactory.llm.LlmGateway;
import dev.codefactory.llm.LlmOutcome;
import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.llm.LlmProgress;
import dev.codefactory.llm.LlmStatus;
import dev.codefactory.llm.ModelRole;
import dev.codefactory.llm.answer.Transcript;
import dev.codefactory.llm.http.CallFailure;
import dev.codefactory.llm.http.ModelHttp;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The door to models served by Ollama. Whatever happens behind it, a call has exactly one outcome. */
@Component("ollama")
final class OllamaGateway implements LlmGateway, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(OllamaGateway.class);

    private final OllamaProperties properties;
    private final ModelHttp http;
    private final OllamaHost host;

    OllamaGateway(OllamaProperties properties, Clock clock) {
        this.properties = properties;
        this.http = new ModelHttp(properties.deadlines().connect());
        this.host = new OllamaHost(properties, http, clock);
    }

    @Override
    public LlmOutcome ask(LlmCall call, LlmProgress progress) {
        var transcript = new Transcript();
        try {
            return askInTurn(call, progress, transcript);
        } catch (InterruptedException | ChatExchange.Interrupted _) {
            Thread.currentThread().interrupt();
            return new LlmOutcome.Cancelled(transcript.toString());
        } catch (CallFailure failure) {
            return new LlmOutcome.Failed(failure.reason(), failure.detail(), transcript.toString());
        } catch (RuntimeException e) {
            log.error("A call failed in a way nobody foresaw", e);
            return new LlmOutcome.Failed(
                    Reason.ENGINE_FAILURE,
                    "the gateway failed; the log of the service says why",
                    transcript.toString());
        }
    }

    @Override
    public LlmStatus status() {
        try {
            return status(host.installed());
        } catch (CallFailure failure) {
            return unusable("No Ollama answers at %s (%s). Start it: ollama serve; then get a model: ollama pull %s"
                    .formatted(host.baseUrl(), failure.detail(), wanted(ModelRole.CODE)));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return unusable("The check was interrupted.");
        }
    }

    @Override
    public void close() {
        http.close();
    }

    /** Asks the models one after the other, as long as the failure of one says nothing about the next. */
    private LlmOutcome askInTurn(LlmCall call, LlmProgress progress, Transcript transcript)
            throws InterruptedException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedException();
        }
        var last = ServerErrors.missing(call.model() == null ? wanted(call.role()) : call.model());
        for (var model : candidates(call)) {
            try {
                requireAllowed(model);
                return new ModelCall(host, properties, model, call, transcript).ask(progress);
            } catch (CallFailure failure) {
                if (!leavesOthers(failure)) {
                    throw failure;
                }
                transcript.note("%s: %s".formatted(model.name(), failure.detail()));
                last = failure;
            }
        }
        throw last;
    }

    private static boolean leavesOthers(CallFailure failure) {
        return switch (failure.reason()) {
            case MODEL_MISSING, BUSY -> true;
            // Such as too little memory for this model; but not when part of an answer was heard.
            case ENGINE_FAILURE -> failure.isWorthAnotherTry();
            case CONTEXT_OVERFLOW,
                    UNREACHABLE,
                    TIMEOUT_FIRST_BYTE,
                    TIMEOUT_IDLE,
                    TIMEOUT_TOTAL,
                    MALFORMED,
                    RUNAWAY,
                    REJECTED,
                    NO_MODEL -> false;
        };
    }

    /** The wanted models the host has; all of them when it does not say, so that asking shows what is wrong. */
    private List<ModelCatalogue.Model> candidates(LlmCall call) throws InterruptedException {
        var names = call.model() == null ? properties.modelsFor(call.role()) : List.of(call.model());
        try {
            var installed = host.installed();
            return names.stream().flatMap(name -> installed.find(name).stream()).toList();
        } catch (CallFailure _) {
            return names.stream().map(ModelCatalogue.Model::unknown).toList();
        }
    }

    private void requireAllowed(ModelCatalogue.Model model) {
        if (model.remote() && !properties.allowRemoteModels()) {
            throw CallFailure.of(
                    Reason.REJECTED,
                    "the model %s runs on another computer; codefactory.llm.ollama.allow-remote-models=true allows that"
                            .formatted(model.name()));
        }
    }

    private LlmStatus status(ModelCatalogue installed) {
        Map<ModelRole, String> models = new EnumMap<>(ModelRole.class);
        for (var role : ModelRole.values()) {
            properties.modelsFor(role).stream()
                    .flatMap(name -> installed.find(name).stream())
                    .filter(model -> !model.remote() || properties.allowRemoteModels())
                    .findFirst()
                    .ifPresent(model -> models.put(role, model.name()));
        }
        for (var role : ModelRole.values()) {
            if (!models.containsKey(role)) {
                var detail = "Ollama answers at %s but has no model for the role %s. Run: ollama pull %s"
                        .formatted(host.baseUrl(), role.id(), wanted(role));
                return new LlmStatus("ollama", false, detail, models);
            }
        }
        return new LlmStatus("ollama", true, "Ollama answers at " + host.baseUrl() + ".", models);
    }

    private static LlmStatus unusable(String detail) {
        return new LlmStatus("ollama", false, detail, Map.of());
    }

    private String wanted(ModelRole role) {
        return properties.modelsFor(role).getFirst();
    }
}
