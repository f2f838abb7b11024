package dev.codefactory.llm.provider;

import dev.codefactory.llm.registry.HostState;
import dev.codefactory.llm.registry.Inventory;
import dev.codefactory.llm.registry.ModelRegistry;
import java.util.Comparator;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** Tells of the hosts of the provider that answers; of all that are looked for, as long as none is found. */
@Component
@Primary
final class ProviderRegistry implements ModelRegistry {

    private final ProviderChoice choice;
    private final ModelRegistry ollama;
    private final ModelRegistry openai;

    ProviderRegistry(
            ProviderChoice choice,
            @Qualifier("ollamaRegistry") ModelRegistry ollama,
            @Qualifier("openaiRegistry") ModelRegistry openai) {
        this.choice = choice;
        this.ollama = ollama;
        this.openai = openai;
    }

    @Override
    public Inventory inventory() {
        var provider = choice.now();
        if (choice.isOpen()) {
            return union(ollama.inventory(), openai.inventory());
        }
        return provider == ProviderChoice.Provider.OPENAI ? openai.inventory() : ollama.inventory();
    }

    private static Inventory union(Inventory one, Inventory other) {
        var hosts = Stream.concat(one.hosts().stream(), other.hosts().stream())
                .sorted(Comparator.comparing(HostState::id))
                .toList();
        var models =
                Stream.concat(one.models().stream(), other.models().stream()).toList();
        return new Inventory(hosts, models);
    }
}
