package dev.codefactory.llm.openai;

import dev.codefactory.llm.host.HostedModel;
import dev.codefactory.llm.host.ModelCatalogue;
import dev.codefactory.llm.host.ModelHost;
import dev.codefactory.llm.http.ModelHttp;
import dev.codefactory.llm.openai.OpenAiProperties.Server;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** One server that speaks OpenAI's API. Which it is shows in what it tells of its models. */
final class OpenAiHost extends ModelHost {

    private final ModelHttp http;
    private final OpenAiApi api;

    OpenAiHost(Server server, ModelHttp http, Clock clock) {
        super(server.address(), clock);
        this.http = http;
        this.api = new OpenAiApi(server.address().url(), server.apiKey(), http);
    }

    @Override
    protected ModelCatalogue ask() throws InterruptedException {
        var begun = System.nanoTime();
        var models = new ServedModels(api.models());
        if (!models.isList()) {
            throw OpenAiErrors.stranger("/v1/models lists no models");
        }
        if (models.tellsWindows()) {
            return models.catalogue(nothing(), nothing());
        }
        var left = OpenAiApi.PATIENCE.minusNanos(System.nanoTime() - begun);
        return models.isLlamaCpp()
                ? models.catalogue(api.props(left).orElseGet(OpenAiHost::nothing), nothing())
                : models.catalogue(nothing(), api.studioModels(left).orElseGet(OpenAiHost::nothing));
    }

    @Override
    protected HostedModel presumed(String name) {
        return HostedModel.unknown(name, false);
    }

    OpenAiApi api() {
        return api;
    }

    ModelHttp http() {
        return http;
    }

    /** What llama.cpp calls its build, or vLLM its version; LM Studio does not tell. */
    Optional<String> version(Duration left) throws InterruptedException {
        var begun = System.nanoTime();
        var build = api.props(left).map(props -> props.path("build_info").asString(""));
        if (build.filter(told -> !told.isEmpty()).isPresent()) {
            return build;
        }
        return api.version(left.minusNanos(System.nanoTime() - begun))
                .map(answer -> answer.path("version").asString(""))
                .filter(told -> !told.isEmpty());
    }

    private static JsonNode nothing() {
        return JsonNodeFactory.instance.missingNode();
    }
}
