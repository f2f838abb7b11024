package dev.codefactory.bench.hosts;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Three hosts with the same model, alike as long as nothing is told to go wrong. */
final class Fleet implements AutoCloseable {

    static final String MODEL = "qwen2.5-coder:7b";

    static final int SLOTS = 2;
    static final int TIMES_SLOWER = 4;

    private static final int TOKENS = 40;
    private static final String ANSWER = "word".repeat(TOKENS);
    private static final String OTHER_DIGEST = "f".repeat(64);

    private final FleetHost mortal = new FleetHost("mortal", SLOTS);
    private final FleetHost slow = new FleetHost("slow", SLOTS);
    private final FleetHost liar = new FleetHost("liar", SLOTS);
    private final Duration answer;
    private volatile boolean lying;

    /** @param answer how long one answer takes */
    Fleet(Duration answer) {
        this.answer = answer;
        hosts().forEach(host -> host.model()
                .replies(ANSWER)
                .knobs(knobs -> knobs.tokensPerLine(10).msPerToken((double) answer.toMillis() / TOKENS)));
    }

    List<FleetHost> hosts() {
        return List.of(mortal, slow, liar);
    }

    /** From now on one host is slow, and another has a model in memory that is not the one it lists. */
    void goWrong() {
        slow.model().knobs(knobs -> knobs.msPerToken((double) TIMES_SLOWER * answer.toMillis() / TOKENS));
        liar.model().loadedWithDigest(OTHER_DIGEST);
        lying = true;
    }

    FleetHost mortal() {
        return mortal;
    }

    boolean lies(String host) {
        return lying && host.equals(liar.id());
    }

    int completed(String run) {
        return (int) hosts().stream()
                .flatMap(host -> host.calls(run).stream())
                .filter(FleetHost.Call::whole)
                .count();
    }

    /** What tells the service of them. */
    Map<String, Object> properties() {
        var properties = new HashMap<String, Object>(Map.of(
                "codefactory.llm.provider", "ollama",
                "codefactory.queue.max-concurrent-generations", 100,
                "codefactory.queue.max-running-per-owner", 10_000));
        hosts().forEach(host -> {
            var prefix = "codefactory.llm.ollama.hosts." + host.id();
            properties.put(prefix + ".url", host.standIn().url());
            properties.put(prefix + ".slots", host.slots());
        });
        return properties;
    }

    @Override
    public void close() {
        hosts().forEach(FleetHost::close);
    }
}
