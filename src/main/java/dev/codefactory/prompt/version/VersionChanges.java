package dev.codefactory.prompt.version;

import dev.codefactory.prompt.PromptKey;
import dev.codefactory.prompt.text.PromptDocument;
import dev.codefactory.prompt.version.VersionStore.Locked;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongPredicate;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes what versions a key has and which is effective: for each key one at a time, and each in one transaction. */
final class VersionChanges {

    /** So many versions of a key are kept, where that is possible. */
    static final int KEEP = 4;

    /** Who made what nobody asked for. */
    static final String SERVICE = "code-factory";

    private final VersionStore store;
    private final TransactionTemplate transaction;

    VersionChanges(VersionStore store, TransactionTemplate transaction) {
        this.store = store;
        this.transaction = transaction;
    }

    /** In one transaction, one at a time for each key. */
    <T> T change(PromptKey key, Function<Locked, T> change) {
        return Objects.requireNonNull(transaction.execute(_ -> change.apply(store.lock(key))));
    }

    /**
     * The same for a caller who has seen the key before.
     *
     * @param expected says whether its revision is the one that was seen
     */
    <T> T change(PromptKey key, LongPredicate expected, Function<Locked, T> change) {
        return change(key, prompt -> {
            if (!expected.test(prompt.revision())) {
                throw new PromptException.Stale(prompt.revision());
            }
            return change.apply(prompt);
        });
    }

    /** A default that is new in this release; effective unless a person chose the one that is. */
    void introduce(Locked prompt, PromptDocument text) {
        if (store.noteShipped(prompt.id(), text.sha256())) {
            var draft = new PromptVersion.Draft(text.content(), Origin.SHIPPED, "the default of this release", SERVICE);
            add(prompt, draft, !prompt.tended());
        }
    }

    /** Adds a version, and deletes what need not be kept any more. */
    int add(Locked prompt, PromptVersion.Draft draft, boolean effective) {
        var number = store.add(prompt.id(), draft);
        if (effective) {
            store.makeEffective(prompt.id(), number);
        }
        store.touch(prompt.id());
        store.evict(prompt.id(), KEEP, number);
        return number;
    }

    /** Deletes what could not be deleted when a newer version came. */
    void tidy() {
        for (var key : store.overfull(KEEP)) {
            change(key, prompt -> {
                var evicted = store.evict(prompt.id(), KEEP, prompt.lastVersion());
                if (evicted > 0) {
                    store.touch(prompt.id());
                }
                return evicted;
            });
        }
    }
}
