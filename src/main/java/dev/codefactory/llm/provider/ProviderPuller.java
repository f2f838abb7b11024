package dev.codefactory.llm.provider;

import dev.codefactory.llm.registry.HostState;
import dev.codefactory.llm.registry.ModelPuller;
import dev.codefactory.llm.registry.ModelRegistry;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** Has models pulled where that can be asked for: only Ollama fetches models when it is told to. */
@Component
@Primary
final class ProviderPuller implements ModelPuller {

    private final ProviderChoice choice;
    private final ModelPuller ollama;
    private final ModelRegistry openai;

    ProviderPuller(
            ProviderChoice choice,
            @Qualifier("ollamaPuller") ModelPuller ollama,
            @Qualifier("openaiRegistry") ModelRegistry openai) {
        this.choice = choice;
        this.ollama = ollama;
        this.openai = openai;
    }

    @Override
    public Target target(String model, @Nullable String host) {
        if (choice.now() == ProviderChoice.Provider.OPENAI) {
            return new Target.SelfServed();
        }
        var target = ollama.target(model, host);
        return target instanceof Target.UnknownHost && isSelfServed(host) ? new Target.SelfServed() : target;
    }

    @Override
    public End pull(String host, String model, Patience patience, Consumer<Progress> progress)
            throws InterruptedException {
        return ollama.pull(host, model, patience, progress);
    }

    private boolean isSelfServed(@Nullable String host) {
        return openai.inventory().hosts().stream().map(HostState::id).anyMatch(id -> id.equals(host));
    }
}
