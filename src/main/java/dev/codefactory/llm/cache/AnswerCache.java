package dev.codefactory.llm.cache;

import dev.codefactory.llm.LlmReply;
import dev.codefactory.llm.journal.CallJournal;
import dev.codefactory.llm.journal.CallJournal.Begun;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Gives answers again that led somewhere. One is given again when the same was asked under the same settings, the model that would answer
 * now is the very one that answered then, its execution was of the same owner, ended verified and was not found wrong by anybody, and the answer was whole and without
 * a doubt. A step that asks the same once more within one execution was not content with what it got, so it is not looked for then.
 */
@Service
public class AnswerCache {

    /** Who answers where it is the cache. */
    public static final String PROVIDER = "cache";

    private static final Logger log = LoggerFactory.getLogger(AnswerCache.class);

    private final CacheRepository answers;
    private final CallJournal journal;
    private final CacheProperties properties;
    private final Clock clock;
    private final Counter hits;
    private final Counter misses;

    AnswerCache(
            CacheRepository answers,
            CallJournal journal,
            CacheProperties properties,
            Clock clock,
            MeterRegistry registry) {
        this.answers = answers;
        this.journal = journal;
        this.properties = properties;
        this.clock = clock;
        this.hits = counter(registry, "hit");
        this.misses = counter(registry, "miss");
    }

    private static Counter counter(MeterRegistry registry, String result) {
        return Counter.builder("codefactory.llm.cache")
                .description("How often an answer was looked for among those given before, and found.")
                .tag("result", result)
                .register(registry);
    }

    /** What came of looking. */
    public sealed interface Found {

        /** @param reply the answer, marked as one that was given before; it cost nothing */
        record Hit(LlmReply reply) implements Found {}

        /** There is none. */
        record Miss() implements Found {}

        /** It was not looked for. */
        record NotLooked() implements Found {}
    }

    /**
     * Looks for an answer. A database that does not answer is as good as an empty one.
     *
     * @param digest the content hash of the model that would answer now; null when it is not known, or when the answer has to be fresh
     */
    public Found find(Begun begun, @Nullable String digest) {
        if (digest == null || properties.ttl().isZero()) {
            return new Found.NotLooked();
        }
        try {
            if (journal.asked(begun).same() > 0) {
                return new Found.NotLooked();
            }
            var since = clock.instant().minus(properties.ttl());
            var found = answers.find(begun, digest, since, properties.shared());
            (found.isPresent() ? hits : misses).increment();
            return found.<Found>map(Found.Hit::new).orElseGet(Found.Miss::new);
        } catch (RuntimeException e) {
            log.warn("answers given before could not be looked for: {}", e.getMessage());
            return new Found.NotLooked();
        }
    }

    /**
     * Never gives these answers again.
     *
     * @param owner whose, or null for all
     * @param step only those of steps of this name, or null
     * @param model only those of this model, or null
     * @param pattern only those whose {@code step/language/model} it fits, an asterisk standing for anything, or null
     * @return how many these were
     */
    public int forget(@Nullable UUID owner, @Nullable String step, @Nullable String model, @Nullable String pattern) {
        return answers.forget(owner, step, model, pattern);
    }

    /** How often answers were looked for, for the calls that are still known of an owner, or of all. */
    public List<CacheUse> uses(@Nullable UUID owner) {
        return answers.uses(owner);
    }

    /** How long answers are given again. */
    public Duration ttl() {
        return properties.ttl();
    }

    /** Whether they are given to other owners, too. */
    public boolean isShared() {
        return properties.shared();
    }
}
