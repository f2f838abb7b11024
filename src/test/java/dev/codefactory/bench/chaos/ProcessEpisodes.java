package dev.codefactory.bench.chaos;

import dev.codefactory.ServiceProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What happens to single nodes. */
final class ProcessEpisodes {

    /** Longer than a node may be silent. */
    private static final Duration COMA = Duration.ofSeconds(12);

    private static final Duration GONE = Duration.ofSeconds(20);

    private ProcessEpisodes() {}

    record Kill() implements Episode {

        @Override
        public String fault() {
            return "F2 kill -9";
        }

        @Override
        public List<String> strike(Cluster cluster, RandomGenerator random, RecoveryWatch watch) throws Exception {
            cluster.any(random).process().kill();
            watch.begin();
            return List.of();
        }
    }

    record Coma() implements Episode {

        @Override
        public String fault() {
            return "F3 SIGSTOP beyond the lease, SIGCONT";
        }

        @Override
        public List<String> strike(Cluster cluster, RandomGenerator random, RecoveryWatch watch) throws Exception {
            var victim = cluster.any(random).process();
            victim.signal("STOP");
            watch.begin();
            Thread.sleep(COMA);
            victim.signal("CONT");
            return List.of();
        }
    }

    record SameName() implements Episode {

        @Override
        public String fault() {
            return "F11 a second node of the same name";
        }

        @Override
        public List<String> strike(Cluster cluster, RandomGenerator random, RecoveryWatch watch) throws Exception {
            watch.begin();
            var twin = cluster.any(random).name();
            var second = cluster.launch(twin + "-twin", twin, ServiceProcess.thisBuild(), Cluster.DATABASE);
            var exit = second.process().exit(Duration.ofMinutes(1));
            var refused = exit.isPresent()
                    && exit.get() != 0
                    && second.process().logText().contains("is running already");
            second.close();
            return refused ? List.of() : List.of("a second node of the same name was not refused");
        }
    }

    record Terminate() implements Episode {

        @Override
        public String fault() {
            return "F16 SIGTERM with work in flight";
        }

        @Override
        public List<String> strike(Cluster cluster, RandomGenerator random, RecoveryWatch watch) throws Exception {
            var victim = cluster.any(random);
            var inHand = Attempts.of(cluster.tables(), victim.name());
            victim.process().signal("TERM");
            watch.begin();
            var violations = new ArrayList<String>();
            if (victim.process().exit(GONE).isEmpty()) {
                violations.add("SIGTERM: still there after %d s".formatted(GONE.toSeconds()));
            }
            Attempts.now(cluster.tables(), inHand.keySet()).forEach((id, attempt) -> {
                if (attempt > inHand.getOrDefault(id, 0)) {
                    violations.add("SIGTERM: an attempt of %s was burnt".formatted(id));
                }
            });
            return violations;
        }
    }
}
