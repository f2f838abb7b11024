package dev.codefactory.llm.ollama;

import dev.codefactory.llm.host.HostedModel;
import dev.codefactory.llm.host.Listing;
import dev.codefactory.llm.host.ModelCatalogue;
import dev.codefactory.llm.host.Portrait;
import dev.codefactory.llm.host.Portrait.Resident;
import dev.codefactory.llm.http.CallFailure;
import dev.codefactory.llm.ollama.api.OllamaApi;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Asks one host all there is to know, in no more time than one silent answer may take. */
final class HostSurvey {

    private static final int SHOWN_AT_ONCE = 8;

    /** What {@code /api/show} says never changes for a digest. */
    private final Map<String, Shown> shown = new ConcurrentHashMap<>();

    /** What only {@code /api/show} says on older servers. */
    record Shown(@Nullable Integer contextLength, @Nullable List<String> capabilities) {

        private static final Shown NOTHING = new Shown(null, null);

        private static Shown of(JsonNode answer) {
            var info = answer.path("model_info");
            var architecture = info.path("general.architecture").asString("");
            var length = info.path(architecture + ".context_length").asInt(0);
            return new Shown(length > 0 ? length : null, OllamaModels.capabilities(answer));
        }
    }

    /** Asks at most as long as one small question may take. */
    Portrait portrait(OllamaHost host) throws InterruptedException {
        var begun = System.nanoTime();
        Future<Listing> listing;
        Future<Optional<List<Resident>>> residents;
        Future<Optional<String>> version;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            listing = threads.submit(host::list);
            residents = threads.submit(() -> ifTold(host::residents));
            version = threads.submit(() -> ifTold(host::version));
        }
        requireNotInterrupted();
        if (listing.resultNow() instanceof Listing.Told(var installed)) {
            show(host, installed, OllamaApi.PATIENCE.minusNanos(System.nanoTime() - begun));
        }
        return new Portrait(
                host,
                completed(listing.resultNow()),
                residents.resultNow().orElse(null),
                version.resultNow().orElse(null));
    }

    private Listing completed(Listing listing) {
        return switch (listing) {
            case Listing.Silent silent -> silent;
            case Listing.Told(var installed) -> new Listing.Told(installed.map(this::completed));
        };
    }

    private HostedModel completed(HostedModel model) {
        var known = shown.getOrDefault(model.digest(), Shown.NOTHING);
        return model.completed(known.contextLength(), known.capabilities());
    }

    private void show(OllamaHost host, ModelCatalogue installed, Duration left) throws InterruptedException {
        var begun = System.nanoTime();
        var questions = installed.models().stream()
                .filter(model -> !model.remote() && !model.isFullyTold() && !shown.containsKey(model.digest()))
                .map(model ->
                        (Callable<Optional<Shown>>) () -> show(host, model, left.minusNanos(System.nanoTime() - begun)))
                .toList();
        try (var threads =
                Executors.newFixedThreadPool(SHOWN_AT_ONCE, Thread.ofVirtual().factory())) {
            threads.invokeAll(questions);
        }
    }

    private Optional<Shown> show(OllamaHost host, HostedModel model, Duration left) {
        if (!left.isPositive()) {
            return Optional.empty();
        }
        var told = ifTold(() -> Shown.of(host.api().show(model.name(), left)));
        told.ifPresent(facts -> shown.put(model.digest(), facts));
        return told;
    }

    private static <T> Optional<T> ifTold(Callable<T> question) {
        try {
            return Optional.of(question.call());
        } catch (CallFailure _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void requireNotInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
