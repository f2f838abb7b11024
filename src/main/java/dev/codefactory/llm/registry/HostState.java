package dev.codefactory.llm.registry;

import dev.codefactory.llm.LlmOutcome.Reason;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One host and its health.
 *
 * @param id what calls and settings name it by
 * @param url where it listens; for admins only
 * @param slots how many calls one of its models answers at a time
 * @param labels what the operator calls it by besides
 * @param silence why it does not answer, or null when it does
 * @param version of the server, or null when it does not tell
 * @param circuits the circuits of the models this node has asked there
 */
public record HostState(
        String id,
        URI url,
        int slots,
        List<String> labels,
        @Nullable Silence silence,
        @Nullable String version,
        List<Circuit> circuits) {

    /**
     * @param since when this node noticed it first
     * @param reason what kind of silence it is
     * @param detail what happened; may name the address
     */
    public record Silence(Instant since, Reason reason, String detail) {}

    public HostState {
        labels = List.copyOf(labels);
        circuits = List.copyOf(circuits);
    }

    /** Whether it answers. */
    public boolean answers() {
        return silence == null;
    }
}
