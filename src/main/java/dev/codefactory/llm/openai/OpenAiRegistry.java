package dev.codefactory.llm.openai;

import dev.codefactory.llm.host.HostRegistry;
import dev.codefactory.llm.host.HostedModel;
import dev.codefactory.llm.host.Listing;
import dev.codefactory.llm.host.ModelCatalogue;
import dev.codefactory.llm.host.Portrait;
import dev.codefactory.llm.host.Portrait.Resident;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What all servers that speak OpenAI's API have. None of them tells the hash of a model's content. */
@Component("openaiRegistry")
final class OpenAiRegistry extends HostRegistry<OpenAiHost> {

    OpenAiRegistry(OpenAiGateway gateway, Clock clock) {
        super(gateway.servers(), clock);
    }

    @Override
    protected Portrait portrait(OpenAiHost host) throws InterruptedException {
        var begun = System.nanoTime();
        return switch (host.list()) {
            case Listing.Silent silent -> new Portrait(host, silent, null, null);
            case Listing.Told told -> {
                var left = OpenAiApi.PATIENCE.minusNanos(System.nanoTime() - begun);
                var version = host.version(left).orElse(null);
                yield new Portrait(host, told, residents(told.installed()), version);
            }
        };
    }

    /** Only a model that is loaded has a window. Of a server that tells none nobody knows what is loaded. */
    private static @Nullable List<Resident> residents(ModelCatalogue installed) {
        var loaded = installed.models().stream()
                .filter(model -> model.window() != null)
                .map(OpenAiRegistry::resident)
                .toList();
        return loaded.isEmpty() ? null : loaded;
    }

    private static Resident resident(HostedModel model) {
        return new Resident(model.name(), model.window(), null, null);
    }
}
