package dev.codefactory.prompt.version;

import dev.codefactory.prompt.PromptKey;
import dev.codefactory.prompt.text.InvalidPromptException;
import dev.codefactory.prompt.text.ShippedPrompts;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The versions of prompts. Every key that has versions has exactly one that is effective. Of a key at most four are kept: a new one takes
 * the place of the oldest that is neither effective nor in use, and where all are, more are kept until one is not.
 */
@Service
public class PromptVersions {

    private final VersionStore store;
    private final VersionViews views;
    private final ShippedPrompts shipped;
    private final VersionChanges changes;
    private final TransactionTemplate transaction;
    private final Set<PromptKey> introduced = ConcurrentHashMap.newKeySet();

    PromptVersions(VersionStore store, VersionViews views, ShippedPrompts shipped, TransactionTemplate transaction) {
        this.store = store;
        this.views = views;
        this.shipped = shipped;
        this.changes = new VersionChanges(store, transaction);
        this.transaction = transaction;
    }

    /**
     * Sees to it that a key that has a default has versions: its first is the default, and is effective. A default that is new in this
     * release becomes a new version, effective unless a person chose the one that is.
     */
    public void firstUse(PromptKey key) {
        if (!introduced.contains(key)) {
            shipped.at(key)
                    .ifPresent(text -> changes.change(key, prompt -> {
                        changes.introduce(prompt, text);
                        return prompt.id();
                    }));
            introduced.add(key);
        }
    }

    /**
     * Adds a version. It is not effective, unless nothing was in effect before: the first version of a key that has no default is what it
     * fell back to so far, so that adding a variant changes nothing yet.
     *
     * @throws InvalidPromptException when the text cannot serve the step
     * @throws PromptException.NotFound when there is no such step
     */
    public PromptVersion create(PromptKey key, PromptVersion.Draft draft, LongPredicate expected) {
        requireStep(key);
        var text = shipped.parse(key, draft.content());
        firstUse(key);
        var fallback = fallback(key);
        return changes.change(key, expected, prompt -> {
            if (prompt.lastVersion() == 0 && fallback.isPresent()) {
                var inherited = new PromptVersion.Draft(
                        fallback.get(), Origin.INHERITED, "what was in effect for it before", VersionChanges.SERVICE);
                changes.add(prompt, inherited, true);
            }
            var isFirst = prompt.lastVersion() == 0 && fallback.isEmpty();
            var made = new PromptVersion.Draft(text.content(), draft.origin(), draft.note(), draft.by());
            // Read at once: as soon as this is committed, others may push it out.
            return find(key, changes.add(prompt, made, isFirst));
        });
    }

    private void requireStep(PromptKey key) {
        if (!shipped.serves(key.step())) {
            throw new PromptException.NotFound(
                    "There is no step %s; list the prompts to see which there are.".formatted(key.step()));
        }
    }

    /** The text the key falls back to. */
    private Optional<String> fallback(PromptKey key) {
        shipped.keyFor(key).ifPresent(this::firstUse);
        return key.chain().stream()
                .skip(1)
                .flatMap(other -> views.state(other).stream())
                .filter(state -> state.effective() != null)
                .findFirst()
                .map(state -> content(get(state.key(), Objects.requireNonNull(state.effective()))));
    }

    /**
     * Makes a version the effective one.
     *
     * @param expected says whether the prompt's revision is the one the caller has seen
     */
    public PromptState activate(PromptKey key, int number, LongPredicate expected) {
        changes.change(key, expected, prompt -> {
            find(key, number);
            if (!store.effective(prompt.id()).equals(Optional.of(number))) {
                store.makeEffective(prompt.id(), number);
            }
            store.tend(prompt.id());
            store.touch(prompt.id());
            return store.evict(prompt.id(), VersionChanges.KEEP, number);
        });
        return state(key);
    }

    /** Makes the version effective that was before the one that is. */
    public PromptState rollback(PromptKey key, LongPredicate expected) {
        changes.change(key, expected, prompt -> {
            var current = store.effective(prompt.id()).orElseThrow(() -> new PromptException.NoEarlier(key));
            var before = store.before(prompt.id()).orElseThrow(() -> new PromptException.NoEarlier(key));
            store.makeEffective(prompt.id(), before);
            store.forgetActivation(prompt.id(), current);
            store.tend(prompt.id());
            store.touch(prompt.id());
            return before;
        });
        return state(key);
    }

    /** Deletes a version that is neither effective nor in use; its text can be found by its hash while an execution that used it is known. */
    public void delete(PromptKey key, int number, LongPredicate expected) {
        changes.change(key, expected, prompt -> {
            var version = find(key, number);
            if (version.effective()) {
                throw new PromptException.InUse(
                        key, number, "it is the effective one; make another one effective first");
            }
            if (version.pinned()) {
                throw new PromptException.InUse(key, number, "an execution that has not ended uses it");
            }
            if (store.isOnTrial(prompt.id(), number)) {
                throw new PromptException.InUse(key, number, "a trial needs it; stop the trial first");
            }
            store.delete(prompt.id(), number);
            store.touch(prompt.id());
            return number;
        });
    }

    /** Adds a version and makes it the effective one, or does neither. */
    public void replace(PromptKey key, PromptVersion.Draft draft, LongPredicate expected) {
        requireValid(key, draft.content());
        shipped.keyFor(key).ifPresent(this::firstUse);
        transaction.executeWithoutResult(_ -> {
            var made = create(key, draft, expected);
            activate(key, made.number(), _ -> true);
        });
    }

    /**
     * @throws InvalidPromptException when the text cannot serve the step
     * @throws PromptException.NotFound when there is no such step
     */
    public void requireValid(PromptKey key, String content) {
        requireStep(key);
        shipped.parse(key, content);
    }

    /** Does something that needs the prompt to stay as it is until it is done, in one transaction. */
    public void holding(PromptKey key, Consumer<PromptState> action) {
        firstUse(key); // not inside: what is rolled back was not introduced
        transaction.executeWithoutResult(_ -> {
            var state = state(key);
            store.lock(key);
            action.accept(views.state(key).orElse(state));
        });
    }

    /** Deletes what could not be deleted when a newer version came. */
    void tidy() {
        changes.tidy();
    }

    /** @throws PromptException.NotFound when the key has no versions */
    public PromptState state(PromptKey key) {
        firstUse(key);
        return views.state(key)
                .orElseThrow(() -> new PromptException.NotFound(
                        "There is no prompt %s of its own; a more general one serves it.".formatted(key)));
    }

    /** The prompts that have versions, by key, after the given one. */
    public List<PromptState> states(@Nullable String step, @Nullable String after, int limit) {
        return views.states(step, after, limit);
    }

    /** Every prompt there is. */
    public List<PromptState> all() {
        shipped.keys().forEach(this::firstUse);
        return views.states(null, null, Integer.MAX_VALUE);
    }

    /** @throws PromptException.NotFound when there is no such version */
    public PromptVersion get(PromptKey key, int number) {
        firstUse(key);
        return find(key, number);
    }

    private PromptVersion find(PromptKey key, int number) {
        return views.find(key, number).orElseThrow(() -> PromptException.NotFound.version(key, number));
    }

    /** Newest first, those before the given number. */
    public List<PromptVersion> list(PromptKey key, @Nullable Integer before, int limit) {
        return views.list(key, before, limit);
    }

    /**
     * How one version became another, as a unified diff.
     *
     * @param from the effective one when null
     * @param to the newest one when null
     */
    public String diff(PromptKey key, @Nullable Integer from, @Nullable Integer to) {
        var state = state(key);
        var old = get(key, from == null ? Objects.requireNonNull(state.effective()) : from);
        var next = to == null ? list(key, null, 1).getFirst() : get(key, to);
        return UnifiedDiff.of(name(old), content(old), name(next), content(next));
    }

    private static String name(PromptVersion version) {
        return "%s@%d".formatted(version.key(), version.number());
    }

    public String content(PromptVersion version) {
        return text(version.sha256());
    }

    /**
     * A text by its hash.
     *
     * @throws PromptException.NotFound when neither a version nor an execution refers to such a text
     */
    public String text(String sha256) {
        return views.text(sha256)
                .orElseThrow(() -> new PromptException.NotFound("There is no text of a prompt with this hash."));
    }
}
