package dev.codefactory.llm.openai;

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
import dev.codefactory.llm.http.ModelHttp;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The door to models behind OpenAI's API. Whatever happens there, a call has exactly one outcome. */
@Component("openai")
final class OpenAiGateway implements LlmGateway, AutoCloseable {

    private static final String NAME = "openai";
    private static final String UNCONFIGURED =
            "No server is configured; codefactory.llm.openai.hosts.ID.url=http://localhost:8080 names one.";

    private final OpenAiProperties properties;
    private final ModelHttp http;
    private final ModelHosts<OpenAiHost> hosts;

    OpenAiGateway(OpenAiProperties properties, Clock clock) {
        this.properties = properties;
        this.http = new ModelHttp(properties.deadlines().connect());
        this.hosts = new ModelHosts<>(
                properties.servers().stream()
                        .map(server -> new OpenAiHost(server, http, clock))
                        .toList(),
                properties.models().values().stream()
                        .flatMap(Collection::stream)
                        .collect(Collectors.toSet()),
                _ -> true);
    }

    @Override
    public LlmOutcome ask(LlmCall call, LlmProgress progress) {
        return ModelsInTurn.outcome(properties.deadlines(), progress, turns -> ask(call, turns));
    }

    @Override
    public LlmStatus status() {
        try {
            return hosts.all().isEmpty() ? unusable(UNCONFIGURED) : status(hosts.survey());
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
        return hosts.find(names).map(HostedModel::name).orElseGet(names::getFirst);
    }

    @Override
    public String settings(LlmCall call) {
        return new TreeMap<>(properties.samplingFor(call)).toString();
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
    ModelHosts<OpenAiHost> servers() {
        return hosts;
    }

    private LlmOutcome ask(LlmCall call, ModelsInTurn turns) throws InterruptedException {
        if (hosts.all().isEmpty()) {
            throw CallFailure.of(Reason.NO_MODEL, UNCONFIGURED);
        }
        var wanted = properties.modelsFor(call.role(), call.model());
        var transcript = turns.transcript();
        var route = hosts.route(call.host(), wanted, transcript);
        var missing = OpenAiErrors.missing(wanted.getFirst(), "it is not in /v1/models");
        return turns.ask(route.models(), missing, (model, deadlines, listener) -> {
            var party = new ModelCall.Party(NAME, route.host(), model);
            return new ModelCall(party, call, properties.samplingFor(call), transcript)
                    .ask(
                            new CompletionTurns(route.host(), properties, deadlines, model, call, transcript),
                            deadlines.firstByte(),
                            listener);
        });
    }

    private LlmStatus status(Survey survey) {
        var silence =
                survey.silent().isEmpty() ? "" : " None answers at %s.".formatted(String.join(", ", survey.silent()));
        if (survey.told().isEmpty()) {
            return unusable(
                    "No model server can be used.%s Start one: llama-server -m MODEL.gguf -c 32768".formatted(silence));
        }
        var answers = "Models are served at " + String.join(", ", survey.told().keySet());
        var models = hosts.byRole(survey, properties::modelsFor);
        return Arrays.stream(ModelRole.values())
                .filter(role -> !models.containsKey(role))
                .findFirst()
                .map(role -> new LlmStatus(
                        NAME,
                        false,
                        "%s, but none for the role %s. Load %s there.%s"
                                .formatted(
                                        answers, role.id(), String.join(" or ", properties.modelsFor(role)), silence),
                        models))
                .orElseGet(() -> new LlmStatus(NAME, true, answers + "." + silence, models));
    }

    private static LlmStatus unusable(String detail) {
        return new LlmStatus(NAME, false, detail, Map.of());
    }
}
