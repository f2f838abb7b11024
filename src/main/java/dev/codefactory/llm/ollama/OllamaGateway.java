package dev.codefactory.llm.ollama;

import dev.codefactory.llm.LlmCall;
import dev.codefactory.llm.LlmGateway;
import dev.codefactory.llm.LlmHost;
import dev.codefactory.llm.LlmOutcome;
import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.llm.LlmProgress;
import dev.codefactory.llm.LlmStatus;
import dev.codefactory.llm.ModelRole;
import dev.codefactory.llm.answer.Transcript;
import dev.codefactory.llm.http.CallFailure;
import dev.codefactory.llm.http.ModelHttp;
import dev.codefactory.llm.ollama.OllamaHosts.Survey;
import dev.codefactory.llm.ollama.api.ServerErrors;
import dev.codefactory.llm.registry.ModelTraits;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The door to models served by Ollama. Whatever happens behind it, a call has exactly one outcome. */
@Component("ollama")
final class OllamaGateway implements LlmGateway, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(OllamaGateway.class);

    private final OllamaProperties properties;
    private final ModelHttp http;
    private final OllamaHosts hosts;
    private final ModelTraits traits;

    @Autowired
    OllamaGateway(OllamaProperties properties, Clock clock, ModelTraits traits) {
        this.traits = traits;
        this.properties = properties;
        this.http = new ModelHttp(properties.deadlines().connect());
        this.hosts = new OllamaHosts(properties, http, clock);
    }

    OllamaGateway(OllamaProperties properties, Clock clock) {
        this(properties, clock, ModelTraits.UNKNOWN);
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
            return status(hosts.survey());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return unusable("The check was interrupted.");
        }
    }

    @Override
    public List<LlmHost> hosts() {
        try {
            hosts.survey();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return hosts.lastKnown();
    }

    @Override
    public String modelFor(ModelRole role, @Nullable String wanted) {
        var names = properties.modelsFor(role, wanted);
        return hosts.find(names)
                .map(ModelCatalogue.Model::name)
                .orElseGet(() -> ModelCatalogue.withTag(names.getFirst()));
    }

    @Override
    public Optional<String> digestFor(ModelRole role, @Nullable String wanted) {
        return hosts.find(properties.modelsFor(role, wanted))
                .map(ModelCatalogue.Model::digest)
                .filter(digest -> !digest.isEmpty());
    }

    @Override
    public String settings(LlmCall call) {
        var sampling = new TreeMap<>(properties.samplingFor(call));
        var known = traits.of(digestFor(call.role(), call.model()).orElse(""));
        var enforced = known.schemaInPromptOnly() ? ", format in the prompt only" : "";
        return "%s, think %s%s".formatted(sampling, properties.thinkFor(call.role(), known), enforced);
    }

    @Override
    public List<String> installed(ModelRole role, List<String> wanted) {
        return hosts.findAll(wanted.isEmpty() ? properties.modelsFor(role) : wanted);
    }

    @Override
    public void close() {
        http.close();
    }

    /** Asks the models one after the other, as long as the failure of one says nothing about the next and there is time for it. */
    private LlmOutcome askInTurn(LlmCall call, LlmProgress progress, Transcript transcript)
            throws InterruptedException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedException();
        }
        var wanted = properties.modelsFor(call.role(), call.model());
        var route = hosts.route(call.host(), wanted, transcript);
        var turns = new Turns(properties.deadlines(), progress);
        var last = ServerErrors.missing(wanted.getFirst());
        for (var model : route.models()) {
            var deadlines = turns.deadlines();
            if (deadlines.isEmpty()) {
                break;
            }
            try {
                requireAllowed(model);
                var known = model.with(traits.of(model.digest()));
                return new ModelCall(route.host(), properties, known, call, transcript)
                        .ask(deadlines.get(), turns.listener());
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

    /** Whether another model may do better on the same host: one that cannot be reached, or stalls, is the host's matter. */
    private static boolean leavesOthers(CallFailure failure) {
        return switch (failure.reason()) {
            case MODEL_MISSING, BUSY, MALFORMED, RUNAWAY, ENGINE_FAILURE -> true;
            case CONTEXT_OVERFLOW,
                    UNREACHABLE,
                    TIMEOUT_FIRST_BYTE,
                    TIMEOUT_IDLE,
                    TIMEOUT_TOTAL,
                    REJECTED,
                    NO_MODEL,
                    NOT_RECORDED -> false;
        };
    }

    private void requireAllowed(ModelCatalogue.Model model) {
        if (model.remote() && !properties.allowRemoteModels()) {
            throw CallFailure.of(
                    Reason.REJECTED,
                    "the model %s runs on another computer; codefactory.llm.ollama.allow-remote-models=true allows that"
                            .formatted(model.name()));
        }
    }

    /** The servers it asks. */
    OllamaHosts servers() {
        return hosts;
    }

    private LlmStatus status(Survey survey) {
        if (survey.told().isEmpty()) {
            return unusable("No Ollama answers at %s. Start it: ollama serve; then get a model: ollama pull %s"
                    .formatted(String.join(", ", survey.silent()), wanted(ModelRole.CODE)));
        }
        var answers = "Ollama answers at " + String.join(", ", survey.told().keySet());
        var silence =
                survey.silent().isEmpty() ? "" : " None answers at %s.".formatted(String.join(", ", survey.silent()));
        var usable = hosts.allowed(ModelCatalogue.union(survey.told().values()));
        var models = modelsByRole(usable);
        return Arrays.stream(ModelRole.values())
                .filter(role -> !models.containsKey(role))
                .findFirst()
                .map(role -> new LlmStatus(
                        "ollama",
                        false,
                        "%s but has no model for the role %s. Run: ollama pull %s.%s"
                                .formatted(answers, role.id(), wanted(role), silence),
                        models))
                .orElseGet(() -> new LlmStatus("ollama", true, answers + "." + silence, models));
    }

    private Map<ModelRole, String> modelsByRole(ModelCatalogue usable) {
        Map<ModelRole, String> models = new EnumMap<>(ModelRole.class);
        for (var role : ModelRole.values()) {
            usable.findFirst(properties.modelsFor(role)).ifPresent(model -> models.put(role, model.name()));
        }
        return models;
    }

    private static LlmStatus unusable(String detail) {
        return new LlmStatus("ollama", false, detail, Map.of());
    }

    private String wanted(ModelRole role) {
        return properties.modelsFor(role).getFirst();
    }
}
