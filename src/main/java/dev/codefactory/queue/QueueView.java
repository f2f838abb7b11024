package dev.codefactory.queue;

import dev.codefactory.queue.cluster.Nodes.Registered;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the queue stands.
 *
 * @param paused whether nothing new is let in
 * @param changedAt when it was paused or resumed last
 * @param lanes what waits and runs, lane by lane
 * @param hosts the model hosts
 * @param nodes the processes of the cluster
 */
public record QueueView(
        boolean paused, Instant changedAt, List<LaneView> lanes, List<HostView> hosts, List<Registered> nodes) {

    public QueueView {
        lanes = List.copyOf(lanes);
        hosts = List.copyOf(hosts);
        nodes = List.copyOf(nodes);
    }

    /**
     * @param waiting what could begin if there were room
     * @param delayed what waits for a time to pass or for other work to end
     * @param admitted what was let in
     * @param oldestWaiting since when the oldest of what could begin waits, or null when nothing does
     */
    public record LaneView(
            String lane,
            int waiting,
            int delayed,
            int admitted,
            @Nullable Instant oldestWaiting) {}

    /**
     * @param resident the lane it served last, or null
     * @param live whether it was told of in the last half minute; others get nothing new
     */
    public record HostView(
            String id,
            int slots,
            int prefetch,
            int admitted,
            @Nullable String resident,
            List<String> lanes,
            boolean live) {

        public HostView {
            lanes = List.copyOf(lanes);
        }
    }
}
