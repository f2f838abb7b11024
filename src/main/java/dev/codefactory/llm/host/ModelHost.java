package dev.codefactory.llm.host;

import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.llm.http.CallFailure;
import dev.codefactory.llm.http.RetryBudget;
import dev.codefactory.llm.registry.Circuit;
import dev.codefactory.llm.registry.HostState.Silence;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One server: its models, and the lanes that lead to them. */
public abstract class ModelHost {

    private static final Duration LATE = Duration.ofSeconds(10);

    private final HostAddress address;
    private final Clock clock;
    private final Map<String, ModelLane> lanes = new ConcurrentHashMap<>();
    private final RetryBudget retries = new RetryBudget();
    private volatile @Nullable ModelCatalogue lastInstalled;
    private volatile @Nullable Silence silence;

    protected ModelHost(HostAddress address, Clock clock) {
        this.address = address;
        this.clock = clock;
    }

    /** Asks the server for its models. */
    protected abstract ModelCatalogue ask() throws InterruptedException;

    /** A model that the server may have: it did not say. */
    protected abstract HostedModel presumed(String name);

    /** The name the host has in replies. */
    public final String id() {
        return address.id();
    }

    public final int slots() {
        return address.slots();
    }

    public final URI url() {
        return address.url();
    }

    public final String baseUrl() {
        return url().toString();
    }

    final List<String> labels() {
        return address.labels();
    }

    public final RetryBudget retries() {
        return retries;
    }

    public final ModelLane lane(String model) {
        return lanes.computeIfAbsent(model, _ -> new ModelLane(slots(), clock));
    }

    /** Asks which models are installed. */
    public final Listing list() throws InterruptedException {
        try {
            var installed = ask();
            lastInstalled = installed;
            silence = null;
            return new Listing.Told(installed);
        } catch (CallFailure failure) {
            var before = silence;
            var since = before == null ? clock.instant() : before.since();
            var now = new Silence(since, failure.reason(), failure.detail());
            silence = now;
            return new Listing.Silent(now);
        }
    }

    /** The models it had when it last told; nothing as long as it never has. */
    final Optional<ModelCatalogue> lastInstalled() {
        return Optional.ofNullable(lastInstalled);
    }

    /** Why it does not answer; nothing when it did the last time, or was never asked. */
    final Optional<Silence> silence() {
        return Optional.ofNullable(silence);
    }

    /**
     * Whether it is to be given no work: where nobody answers at its address, or it has been too slow to tell its models for a while. One
     * late answer is no more than that.
     */
    final boolean isGone() {
        var since = silence;
        return since != null
                && (since.reason() == Reason.UNREACHABLE
                        || !since.since().isAfter(clock.instant().minus(LATE)));
    }

    /** The circuits of the models that were asked, by name. */
    final List<Circuit> circuits() {
        return lanes.keySet().stream().sorted().map(this::circuit).toList();
    }

    final Circuit circuit(String model) {
        var lane = lanes.get(model);
        return lane == null ? Circuit.untouched(model) : lane.breaker().circuit(model);
    }
}
