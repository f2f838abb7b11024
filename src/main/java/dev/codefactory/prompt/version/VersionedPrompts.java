package dev.codefactory.prompt.version;

import dev.codefactory.prompt.Prompt;
import dev.codefactory.prompt.PromptCatalog;
import dev.codefactory.prompt.PromptKey;
import dev.codefactory.prompt.PromptName;
import dev.codefactory.prompt.text.PromptDocument;
import dev.codefactory.prompt.text.ShippedPrompts;
import dev.codefactory.prompt.version.EffectivePrompts.SourcedText;
import dev.codefactory.prompt.version.UseStore.Chosen;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.util.ConcurrentLruCache;

/** The catalogue that steps ask: the version an execution uses, or what is in memory while the database does not answer. */
@Component
class VersionedPrompts implements PromptCatalog {

    private static final Logger log = LoggerFactory.getLogger(VersionedPrompts.class);

    private static final int MOST_PARSED = 256;

    private final PromptVersions versions;
    private final PromptUses uses;
    private final EffectivePrompts effective;
    private final ShippedPrompts shipped;
    private final ConcurrentLruCache<String, PromptDocument> parsed =
            new ConcurrentLruCache<>(MOST_PARSED, PromptDocument::parse);

    VersionedPrompts(PromptVersions versions, PromptUses uses, EffectivePrompts effective, ShippedPrompts shipped) {
        this.versions = versions;
        this.uses = uses;
        this.effective = effective;
        this.shipped = shipped;
    }

    @Override
    public Prompt render(PromptName name, @Nullable UUID execution, Map<String, String> values) {
        var text = (execution == null ? Optional.<SourcedText>empty() : stored(name.key(), execution))
                .or(() -> effective.find(name.key()))
                .orElseThrow(() -> new IllegalStateException("no prompt for " + name.key()));
        return text.text().render(text.source(), name.parts(), values);
    }

    private Optional<SourcedText> stored(PromptKey key, UUID execution) {
        try {
            shipped.keyFor(key).ifPresent(versions::firstUse);
            return uses.choose(execution, key).map(this::sourced);
        } catch (DataAccessException | TransactionException e) {
            log.warn("the database tells no prompt for {}; the last one known is used: {}", key, e.getMessage());
            return Optional.empty();
        }
    }

    private SourcedText sourced(Chosen chosen) {
        var source = new Prompt.Source(chosen.key(), chosen.version(), chosen.sha256());
        return new SourcedText(source, parsed.get(chosen.content()));
    }
}
