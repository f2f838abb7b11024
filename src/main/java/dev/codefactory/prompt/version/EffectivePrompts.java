package dev.codefactory.prompt.version;

import dev.codefactory.prompt.Prompt;
import dev.codefactory.prompt.PromptKey;
import dev.codefactory.prompt.text.PromptDocument;
import dev.codefactory.prompt.text.ShippedPrompts;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The texts in effect, held in memory: looks twice a second whether any node has changed one, and goes on with what it has where it cannot. */
@Component
class EffectivePrompts {

    private static final Logger log = LoggerFactory.getLogger(EffectivePrompts.class);

    private static final int MILLIS_BETWEEN = 500;

    private final VersionViews views;
    private final PromptVersions versions;
    private final ShippedPrompts shipped;
    private volatile Map<PromptKey, SourcedText> texts = Map.of();
    private volatile long revision = -1;

    EffectivePrompts(VersionViews views, PromptVersions versions, ShippedPrompts shipped) {
        this.views = views;
        this.versions = versions;
        this.shipped = shipped;
    }

    /** A text and where it comes from. */
    record SourcedText(Prompt.Source source, PromptDocument text) {

        static SourcedText of(PromptKey key, @Nullable Integer version, PromptDocument text) {
            return new SourcedText(new Prompt.Source(key, version, text.sha256()), text);
        }
    }

    /** What was in effect at the last look; without one, the default. Asks nobody. */
    Optional<SourcedText> find(PromptKey key) {
        var known = texts;
        return key.chain().stream()
                .flatMap(each -> Optional.ofNullable(known.get(each)).or(() -> byDefault(each)).stream())
                .findFirst();
    }

    private Optional<SourcedText> byDefault(PromptKey key) {
        return shipped.at(key).map(text -> SourcedText.of(key, null, text));
    }

    @Scheduled(fixedDelay = MILLIS_BETWEEN)
    void look() {
        try {
            refresh();
        } catch (RuntimeException e) {
            log.debug("the prompts could not be looked at; those read before stay", e);
        }
    }

    void refresh() {
        if (revision < 0) {
            shipped.keys().forEach(versions::firstUse);
        }
        var pulse = views.pulse(VersionChanges.KEEP);
        if (pulse.revision() != revision) {
            texts = views.allEffective().stream()
                    .collect(Collectors.toUnmodifiableMap(
                            VersionViews.Effective::key,
                            each -> SourcedText.of(each.key(), each.version(), PromptDocument.parse(each.content()))));
            revision = pulse.revision();
        }
        if (pulse.overfull()) {
            versions.tidy();
        }
    }
}
