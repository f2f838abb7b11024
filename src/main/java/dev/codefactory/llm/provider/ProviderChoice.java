package dev.codefactory.llm.provider;

import dev.codefactory.llm.LlmGateway;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Which provider answers: the one that is configured, or the first that is found.
 *
 * <p>Starting a model server later is enough to have it used. The way back is closed: once it has been used, its absence is a failure that
 * passes and is retried, and not a reason to refuse requests for good.
 */
@Component
class ProviderChoice {

    /** Who may answer. */
    enum Provider {
        OLLAMA,
        OPENAI,
        PRACTICE;

        /** The word used on the wire, such as {@code ollama}. */
        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final ProviderProperties properties;
    private final LlmGateway ollama;
    private final LlmGateway openai;
    private final LlmGateway practice;
    private final Clock clock;
    private volatile @Nullable Provider found;
    private Instant nextCheck = Instant.MIN;

    ProviderChoice(
            ProviderProperties properties,
            @Qualifier("ollama") LlmGateway ollama,
            @Qualifier("openai") LlmGateway openai,
            @Qualifier("practice") LlmGateway practice,
            Clock clock) {
        this.properties = properties;
        this.ollama = ollama;
        this.openai = openai;
        this.practice = practice;
        this.clock = clock;
    }

    /** The provider that answers now; looks for one where that is not settled. */
    Provider now() {
        if (properties.provider() == ProviderProperties.Choice.AUTO) {
            look();
        }
        return before();
    }

    /** The choice as it was last made, without looking for anybody or waiting for somebody who does. */
    Provider before() {
        return switch (properties.provider()) {
            case OLLAMA -> Provider.OLLAMA;
            case OPENAI -> Provider.OPENAI;
            case PRACTICE -> Provider.PRACTICE;
            case AUTO -> {
                var last = found;
                yield last == null ? Provider.PRACTICE : last;
            }
        };
    }

    /** Whether whoever is found first is still being looked for. */
    boolean isOpen() {
        return properties.provider() == ProviderProperties.Choice.AUTO && found == null;
    }

    LlmGateway gateway(Provider provider) {
        return switch (provider) {
            case OLLAMA -> ollama;
            case OPENAI -> openai;
            case PRACTICE -> practice;
        };
    }

    private synchronized void look() {
        var now = clock.instant();
        if (found == null && !now.isBefore(nextCheck)) {
            found = Stream.of(Provider.OLLAMA, Provider.OPENAI)
                    .filter(provider -> gateway(provider).status().usable())
                    .findFirst()
                    .orElse(null);
            nextCheck = now.plus(properties.recheck());
        }
    }
}
