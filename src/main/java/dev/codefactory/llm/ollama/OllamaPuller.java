package dev.codefactory.llm.ollama;

import dev.codefactory.llm.answer.AnswerText;
import dev.codefactory.llm.host.ModelHosts;
import dev.codefactory.llm.http.CallFailure;
import dev.codefactory.llm.http.Deadlines;
import dev.codefactory.llm.ollama.api.PullReader;
import dev.codefactory.llm.registry.HostState;
import dev.codefactory.llm.registry.ModelPuller;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has Ollama servers pull models. */
@Component("ollamaPuller")
final class OllamaPuller implements ModelPuller {

    private final ModelHosts<OllamaHost> hosts;
    private final OllamaRegistry registry;
    private final OllamaProperties properties;

    OllamaPuller(OllamaGateway gateway, OllamaRegistry registry, OllamaProperties properties) {
        this.hosts = gateway.servers();
        this.registry = registry;
        this.properties = properties;
    }

    @Override
    public Target target(String model, @Nullable String host) {
        if (!properties.allowRemoteModels() && OllamaModels.isRemoteName(model.toLowerCase(Locale.ROOT))) {
            return new Target.Refused();
        }
        if (host != null && hosts.byId(host).isEmpty()) {
            return new Target.UnknownHost(
                    hosts.all().stream().map(OllamaHost::id).toList());
        }
        return new Target.At(host == null ? anyHost() : host, OllamaModels.withTag(model));
    }

    /** The first that answers; where none does, the first of all, so that the pull shows why not. */
    private String anyHost() {
        return registry.inventory().hosts().stream()
                .filter(HostState::answers)
                .findFirst()
                .map(HostState::id)
                .orElseGet(() -> hosts.all().getFirst().id());
    }

    @Override
    public End pull(String id, String model, Patience patience, Consumer<Progress> progress)
            throws InterruptedException {
        var host = hosts.byId(id);
        if (host.isEmpty()) {
            return new End.Failed("There is no host %s any more.".formatted(id));
        }
        var reader = new PullReader();
        var deadlines = new Deadlines(patience.idle(), patience.idle(), patience.idle(), patience.total());
        try {
            host.get().api().pull(model, deadlines, line -> progress.accept(reader.read(line)));
        } catch (CallFailure failure) {
            return new End.Failed(AnswerText.clean(failure.detail()));
        }
        host.get().list();
        registry.forget();
        return new End.Succeeded();
    }
}
