package dev.codefactory.llm.ollama;

import dev.codefactory.llm.LlmCall;
import dev.codefactory.llm.LlmGateway;
import dev.codefactory.llm.LlmHost;
import dev.codefactory.llm.LlmOutcome;
import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.llm.LlmProgress;
import dev.codefactory.llm.LlmStatus;
import dev.codefactory.llm.ModelRole;
import dev.codefactory.llm.chat.ModelCall;
import dev.codefactory.llm.chat.ModelsInTurn;
import dev.codefactory.llm.host.HostedModel;
import dev.codefactory.llm.host.ModelHosts;
import dev.codefactory.llm.host.ModelHosts.Survey;
import dev.codefactory.llm.http.CallFailure;
import dev.codefactory.llm.http.Deadlines;
import dev.codefactory.llm.http.ModelHttp;
import dev.codefactory.llm.ollama.api.ServerErrors;
import dev.codefactory.llm.registry.ModelTraits;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The door to models served by Ollama. Whatever happens behind it, a call has exactly one outcome. */
@Component("ollama")
final class OllamaGateway implements LlmGateway, AutoCloseable {

    private static final String NAME = "ollama";

    private final OllamaProperties properties;
    private final ModelHttp http;
    private final ModelHosts<OllamaHost> hosts;
    private final ModelTraits traits;

    @Autowired
    OllamaGateway(OllamaProperties properties, Clock clock, ModelTraits traits) {
        this.traits = traits;
        this.properties = properties;
        this.http = new ModelHttp(properties.deadlines().connect());
        this.hosts = hosts(properties, http, clock);
    }

    OllamaGateway(OllamaProperties properties, Clock clock) {
        this(properties, clock, ModelTraits.UNKNOWN);
    }

    private static ModelHosts<OllamaHost> hosts(OllamaProperties properties, ModelHttp http, Clock clock) {
        var configured = properties.models().values().stream()
                .flatMap(Collection::stream)
                .map(OllamaModels::withTag)
                .collect(Collectors.toSet());
        return new ModelHosts<>(
                properties.hostsInUse().stream()
                        .map(address -> new OllamaHost(address, properties.windows(), http, clock))
                        .toList(),
                configured,
                model -> properties.allowRemoteModels() || !model.remote());
    }

    @Override
    public LlmOutcome ask(LlmCall call, LlmProgress progress) {
        return ModelsInTurn.outcome(properties.deadlines(), progress, turns -> ask(call, turns));
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
        return hosts.asked();
    }

    @Override
    public String modelFor(ModelRole role, @Nullable String wanted) {
        var names = properties.modelsFor(role, wanted);
        return hosts.find(names).map(HostedModel::name).orElseGet(() -> OllamaModels.withTag(names.getFirst()));
    }

    @Override
    public Optional<String> digestFor(ModelRole role, @Nullable String wanted) {
        return hosts.find(properties.modelsFor(role, wanted))
                .map(HostedModel::digest)
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

    /** The servers it asks. */
    ModelHosts<OllamaHost> servers() {
        return hosts;
    }

    private LlmOutcome ask(LlmCall call, ModelsInTurn turns) throws InterruptedException {
        var wanted = properties.modelsFor(call.role(), call.model());
        var route = hosts.route(call.host(), wanted, turns.transcript());
        var missing = ServerErrors.missing(wanted.getFirst());
        return turns.ask(route.models(), missing, (model, deadlines, listener) -> {
            requireAllowed(model);
            var known = model.with(traits.of(model.digest()));
            return ask(call, route.host(), known, deadlines, turns, listener);
        });
    }

    private LlmOutcome ask(
            LlmCall call,
            OllamaHost host,
            HostedModel model,
            Deadlines deadlines,
            ModelsInTurn turns,
            LlmProgress listener)
            throws InterruptedException {
        var transcript = turns.transcript();
        var party = new ModelCall.Party(NAME, host, model);
        return new ModelCall(party, call, properties.samplingFor(call), transcript)
                .ask(
                        new ChatTurns(host, properties, deadlines, model, call, transcript),
                        deadlines.firstByte(),
                        listener);
    }

    private void requireAllowed(HostedModel model) {
        if (model.remote() && !properties.allowRemoteModels()) {
            throw CallFailure.of(
                    Reason.REJECTED,
                    "the model %s runs on another computer; codefactory.llm.ollama.allow-remote-models=true allows that"
                            .formatted(model.name()));
        }
    }

    private LlmStatus status(Survey survey) {
        if (survey.told().isEmpty()) {
            return unusable("No Ollama answers at %s. Start it: ollama serve; then get a model: ollama pull %s"
                    .formatted(String.join(", ", survey.silent()), wanted(ModelRole.CODE)));
        }
        var answers = "Ollama answers at " + String.join(", ", survey.told().keySet());
        var silence =
                survey.silent().isEmpty() ? "" : " None answers at %s.".formatted(String.join(", ", survey.silent()));
        var models = hosts.byRole(survey, properties::modelsFor);
        return Arrays.stream(ModelRole.values())
                .filter(role -> !models.containsKey(role))
                .findFirst()
                .map(role -> new LlmStatus(
                        NAME,
                        false,
                        "%s but has no model for the role %s. Run: ollama pull %s.%s"
                                .formatted(answers, role.id(), wanted(role), silence),
                        models))
                .orElseGet(() -> new LlmStatus(NAME, true, answers + "." + silence, models));
    }

    private static LlmStatus unusable(String detail) {
        return new LlmStatus(NAME, false, detail, Map.of());
    }

    private String wanted(ModelRole role) {
        return properties.modelsFor(role).getFirst();
    }
}
