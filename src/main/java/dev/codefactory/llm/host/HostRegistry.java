package dev.codefactory.llm.host;

import dev.codefactory.llm.registry.HostState;
import dev.codefactory.llm.registry.InstalledModel;
import dev.codefactory.llm.registry.Inventory;
import dev.codefactory.llm.registry.ModelRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/** Asks all servers of one provider at once what they have, and remembers their answers for a few seconds. */
public abstract class HostRegistry<H extends ModelHost> implements ModelRegistry {

    private static final Duration FRESH = Duration.ofSeconds(3);

    private final ModelHosts<H> hosts;
    private final Clock clock;
    private final ReentrantLock asking = new ReentrantLock();
    private Inventory last = new Inventory(List.of(), List.of());
    private Instant askedAt = Instant.MIN;

    /** A model under one name on one host. */
    private record Found(Portrait portrait, HostedModel model) {}

    protected HostRegistry(ModelHosts<H> hosts, Clock clock) {
        this.hosts = hosts;
        this.clock = clock;
    }

    /** Asks one host all there is to know, in no more time than one silent answer may take. */
    protected abstract Portrait portrait(H host) throws InterruptedException;

    @Override
    public final Inventory inventory() {
        asking.lock();
        try {
            if (!clock.instant().isBefore(askedAt.plus(FRESH))) {
                last = ask();
                askedAt = clock.instant();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            asking.unlock();
        }
        return last;
    }

    /** Lets the hosts be asked again, because something has changed there. */
    public final void forget() {
        asking.lock();
        try {
            askedAt = Instant.MIN;
        } finally {
            asking.unlock();
        }
    }

    private Inventory ask() throws InterruptedException {
        var portraits = hosts.askAll(this::portrait);
        return new Inventory(portraits.stream().map(HostRegistry::host).toList(), models(portraits));
    }

    private static HostState host(Portrait portrait) {
        var host = portrait.host();
        return new HostState(
                host.id(),
                host.url(),
                host.slots(),
                host.labels(),
                host.silence().orElse(null),
                portrait.version(),
                host.circuits());
    }

    private static List<InstalledModel> models(List<Portrait> portraits) {
        var found = new TreeMap<String, List<Found>>();
        for (var portrait : portraits) {
            if (portrait.listing() instanceof Listing.Told(var installed)) {
                installed
                        .models()
                        .forEach(model -> found.computeIfAbsent(identity(model), _ -> new ArrayList<>())
                                .add(new Found(portrait, model)));
            }
        }
        return found.values().stream().map(HostRegistry::model).toList();
    }

    /** What a model is, where its content is not told: what it is called. */
    private static String identity(HostedModel model) {
        return model.digest().isEmpty() ? "name " + model.name() : model.digest();
    }

    private static InstalledModel model(List<Found> found) {
        var any = found.getFirst().model();
        var details = any.details();
        return new InstalledModel(
                any.digest().isEmpty() ? null : any.digest(),
                found.stream()
                        .map(one -> one.model().name())
                        .distinct()
                        .sorted()
                        .toList(),
                details.size(),
                any.knownContextLength(),
                details.family(),
                details.parameterSize(),
                details.quantization(),
                details.capabilities(),
                any.remote(),
                found.stream().map(HostRegistry::placement).toList());
    }

    private static InstalledModel.Placement placement(Found found) {
        var host = found.portrait().host();
        var name = found.model().name();
        var resident = found.portrait().resident(name).orElse(null);
        return new InstalledModel.Placement(
                host.id(),
                name,
                found.portrait().residents() == null ? null : resident != null,
                resident == null ? null : resident.window(),
                resident == null ? null : resident.videoMemory(),
                resident == null ? null : resident.until(),
                host.circuit(name));
    }
}
