package dev.codefactory.llm.ollama;

import dev.codefactory.llm.ollama.HostSurvey.Portrait;
import dev.codefactory.llm.ollama.OllamaHost.Listing;
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
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/** Asks all Ollama servers at once what they have, and remembers their answers for a few seconds. */
@Component
final class OllamaRegistry implements ModelRegistry {

    private static final Duration FRESH = Duration.ofSeconds(3);

    private final OllamaHosts hosts;
    private final Clock clock;
    private final HostSurvey survey = new HostSurvey();
    private final ReentrantLock asking = new ReentrantLock();
    private Inventory last = new Inventory(List.of(), List.of());
    private Instant askedAt = Instant.MIN;

    /** A model under one name on one host. */
    private record Found(Portrait portrait, ModelCatalogue.Model model) {}

    OllamaRegistry(OllamaGateway gateway, Clock clock) {
        this.hosts = gateway.servers();
        this.clock = clock;
    }

    @Override
    public Inventory inventory() {
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
    void forget() {
        asking.lock();
        try {
            askedAt = Instant.MIN;
        } finally {
            asking.unlock();
        }
    }

    private Inventory ask() throws InterruptedException {
        var questions = hosts.all().stream()
                .map(host -> (Callable<Portrait>) () -> survey.portrait(host))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var portraits =
                    threads.invokeAll(questions).stream().map(Future::resultNow).toList();
            return new Inventory(portraits.stream().map(OllamaRegistry::host).toList(), models(portraits));
        }
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

    private List<InstalledModel> models(List<Portrait> portraits) {
        var found = new TreeMap<String, List<Found>>();
        for (var portrait : portraits) {
            if (portrait.listing() instanceof Listing.Told(var installed)) {
                installed
                        .models()
                        .forEach(model -> found.computeIfAbsent(identity(model), _ -> new ArrayList<>())
                                .add(new Found(portrait, model)));
            }
        }
        return found.values().stream().map(this::model).toList();
    }

    /** What a model is, where its content is not told: what it is called. */
    private static String identity(ModelCatalogue.Model model) {
        return model.digest().isEmpty() ? "name " + model.name() : model.digest();
    }

    private InstalledModel model(List<Found> found) {
        var any = found.getFirst().model();
        var details = any.details();
        var shown = survey.of(any);
        var length = any.knownContextLength();
        return new InstalledModel(
                any.digest().isEmpty() ? null : any.digest(),
                found.stream()
                        .map(one -> one.model().name())
                        .distinct()
                        .sorted()
                        .toList(),
                details.size(),
                length == null ? shown.contextLength() : length,
                details.family(),
                details.parameterSize(),
                details.quantization(),
                details.capabilities() == null ? shown.capabilities() : details.capabilities(),
                any.remote(),
                found.stream().map(OllamaRegistry::placement).toList());
    }

    private static InstalledModel.Placement placement(Found found) {
        var host = found.portrait().host();
        var name = found.model().name();
        var residents = found.portrait().residents();
        var resident = residents == null
                ? null
                : residents.stream()
                        .filter(one -> one.name().equals(name))
                        .findFirst()
                        .orElse(null);
        return new InstalledModel.Placement(
                host.id(),
                name,
                residents == null ? null : resident != null,
                resident == null ? null : resident.window(),
                resident == null ? null : resident.videoMemory(),
                resident == null ? null : resident.until(),
                host.circuit(name));
    }
}
