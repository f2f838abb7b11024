package dev.codefactory.model.passport;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.codefactory.access.Owner;
import dev.codefactory.llm.LlmGateway;
import dev.codefactory.llm.registry.InstalledModel;
import dev.codefactory.llm.registry.InstalledModel.Placement;
import dev.codefactory.llm.registry.ModelRegistry;
import dev.codefactory.model.passport.PassportStore.Order;
import dev.codefactory.queue.Lane;
import dev.codefactory.queue.NewWork;
import dev.codefactory.queue.WorkQueue;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Has models examined and tells what came of it. */
@Service
public class Passports {

    private static final int PRIORITY = 5;

    /** Probes end by themselves; this is for one that does not. */
    private static final int BUDGETS = 12;

    private final PassportStore store;
    private final ModelRegistry registry;
    private final LlmGateway llm;
    private final WorkQueue queue;
    private final TransactionTemplate transaction;
    private final PassportProperties properties;

    Passports(
            PassportStore store,
            ModelRegistry registry,
            LlmGateway llm,
            WorkQueue queue,
            TransactionTemplate transaction,
            PassportProperties properties) {
        this.store = store;
        this.registry = registry;
        this.llm = llm;
        this.queue = queue;
        this.transaction = transaction;
        this.properties = properties;
    }

    /**
     * Lets a model be examined, unless that is under way.
     *
     * @param host the id of the host to examine it on, or null for any that has it
     * @return the digest its passport is kept under
     */
    public String examine(Owner owner, String model, @Nullable String host) {
        var found = registry.inventory().models().stream()
                .filter(one -> one.isCalled(model))
                .filter(one -> host == null || one.isOn(host))
                .findFirst()
                .orElseThrow(() -> new PassportException.NotInstalled(
                        "No host that answers has the model %s, or the one that was named has not.".formatted(model)));
        var digest = found.digest();
        if (digest == null) {
            throw new PassportException.NoDigest(model);
        }
        var place = placement(found, model, host);
        transaction.executeWithoutResult(_ -> order(owner, digest, place));
        return digest;
    }

    /** In the order of their digests. */
    public List<Passport> all() {
        return store.all();
    }

    /** @param digest the model's digest, or the beginning of it */
    public Passport get(String digest) {
        return store.find(digest).orElseThrow(PassportException.NotFound::new);
    }

    private void order(Owner owner, String digest, Placement place) {
        var work = UuidCreator.getTimeOrderedEpoch();
        if (store.order(digest, new Order(place.host(), place.name()), work)) {
            var timeout = Duration.ofSeconds(properties.probeBudget().toSeconds() * BUDGETS + 60);
            queue.add(new NewWork(work, PassportWork.KIND, lane(place.name()), owner.id(), PRIORITY, timeout, 0));
        }
    }

    /** That of the model, so that it does not compete with itself; a model no call can be sent to has none. */
    private Lane lane(String model) {
        return llm.hosts().stream().anyMatch(host -> host.models().contains(model)) ? Lane.model(model) : Lane.LOCAL;
    }

    private static Placement placement(InstalledModel found, String model, @Nullable String host) {
        var there = found.placements().stream()
                .filter(place -> host == null || place.host().equals(host))
                .toList();
        return there.stream()
                .filter(place -> InstalledModel.isCalled(place.name(), model))
                .findFirst()
                .orElseGet(there::getFirst);
    }
}
