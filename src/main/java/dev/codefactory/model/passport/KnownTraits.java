package dev.codefactory.model.passport;

import dev.codefactory.llm.registry.ModelTraits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** What passports say of models, read anew every few seconds; a database that is away takes nothing of it back. */
@Component
class KnownTraits implements ModelTraits {

    private static final Logger log = LoggerFactory.getLogger(KnownTraits.class);
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final PassportStore store;
    private final Clock clock;
    private volatile Map<String, Traits> known = Map.of();
    private volatile Instant nextRead = Instant.MIN;

    KnownTraits(PassportStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Traits of(String digest) {
        if (!clock.instant().isBefore(nextRead)) {
            nextRead = clock.instant().plus(FRESH);
            read();
        }
        return known.getOrDefault(digest, Traits.NONE);
    }

    private void read() {
        try {
            known = store.traits();
        } catch (DataAccessException e) {
            log.warn("What is known of models could not be read: {}", e.getMessage());
        }
    }
}
