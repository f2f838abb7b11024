package dev.codefactory.bench.queue;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;

/** Many clients that watch one execution, on one thread: what did they miss, and how long after it happened did they hear of it? */
public final class SseClients implements AutoCloseable {

    private static final int ROOMY = 64 * 1024;
    private static final int TIGHT = 4 * 1024;

    private final List<SseClient> clients = new ArrayList<>();
    private final List<Double> latencies = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(ROOMY);
    private final Selector selector;
    private Instant measuredFrom = Instant.MAX;

    private SseClients() throws IOException {
        selector = Selector.open();
    }

    /**
     * What came of it.
     *
     * @param received how many events all clients got, each counted once per client
     * @param lost how many they should have got and did not
     * @param p50Millis from the time in an event ({@code at}) to its receipt, of events that happened when all clients were there
     */
    public record Result(int clients, long received, long lost, double p50Millis, double p99Millis, double maxMillis) {}

    /**
     * Connects the clients, then has the events happen, and returns once every client has seen the event {@code end}.
     *
     * @param stalled whether one more client connects that never reads
     * @param happening makes the events; called when all clients are connected
     * @throws TimeoutException when a client has no {@code end} in time
     */
    public static Result run(
            URI service, String token, UUID execution, int clients, boolean stalled, Callable<?> happening)
            throws Exception {
        var stalling = stalled ? SseClient.open(service, token, execution.toString(), TIGHT) : null;
        try (var all = new SseClients();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            all.connect(service, token, execution, clients);
            var happened = threads.submit(happening);
            all.readUntil(SseClient::hasEnded, Duration.ofMinutes(5));
            happened.get();
            return all.result();
        } finally {
            if (stalling != null) {
                stalling.close();
            }
        }
    }

    private void connect(URI service, String token, UUID execution, int count) throws IOException, TimeoutException {
        for (int i = 0; i < count; i++) {
            var client = SseClient.open(service, token, execution.toString(), ROOMY);
            clients.add(client);
            client.channel.configureBlocking(false);
            client.channel.register(selector, SelectionKey.OP_READ, client);
        }
        readUntil(SseClient::isConnected, Duration.ofMinutes(1));
        measuredFrom = Instant.now();
    }

    private interface Condition {
        boolean holds(SseClient client);
    }

    private void readUntil(Condition condition, Duration limit) throws IOException, TimeoutException {
        var deadline = System.nanoTime() + limit.toNanos();
        while (!clients.stream().allMatch(condition::holds)) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("not all of %d clients are there yet".formatted(clients.size()));
            }
            selector.select(this::read, 1_000);
        }
    }

    private void read(SelectionKey key) {
        var client = (SseClient) key.attachment();
        try {
            var open = client.read(buffer, (at, _) -> received(at));
            if (!open) {
                key.cancel();
            }
        } catch (IOException e) {
            key.cancel();
        }
    }

    private void received(Instant at) {
        if (at.isAfter(measuredFrom)) {
            latencies.add(Duration.between(at, Instant.now()).toNanos() / 1e6);
        }
    }

    private Result result() {
        latencies.sort(null);
        var last = clients.stream()
                .mapToInt(client -> client.seen.length() - 1)
                .max()
                .orElse(0);
        var received =
                clients.stream().mapToLong(client -> client.seen.cardinality()).sum();
        return new Result(
                clients.size(),
                received,
                (long) last * clients.size() - received,
                percentile(0.50),
                percentile(0.99),
                percentile(1));
    }

    private double percentile(double share) {
        return latencies.isEmpty() ? Double.NaN : latencies.get((int) Math.ceil(share * latencies.size()) - 1);
    }

    @Override
    public void close() throws IOException {
        for (var client : clients) {
            client.close();
        }
        selector.close();
    }
}
