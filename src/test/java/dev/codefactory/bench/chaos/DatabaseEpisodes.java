package dev.codefactory.bench.chaos;

import dev.codefactory.faults.NetworkFault;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** What happens to the database and on the way to it. */
final class DatabaseEpisodes {

    private static final Duration OUTAGE = Duration.ofSeconds(10);
    private static final Duration LONG_TRANSACTION = Duration.ofSeconds(20);

    private DatabaseEpisodes() {}

    record Crash() implements Episode {

        @Override
        public String fault() {
            return "F4 PostgreSQL crash and recovery";
        }

        @Override
        public List<String> strike(Cluster cluster, RandomGenerator random, RecoveryWatch watch) {
            cluster.postgres().crash();
            watch.begin();
            return List.of();
        }
    }

    record Sessions() implements Episode {

        @Override
        public String fault() {
            return "F5 all sessions terminated";
        }

        @Override
        public List<String> strike(Cluster cluster, RandomGenerator random, RecoveryWatch watch) {
            cluster.postgres().terminateSessions();
            watch.begin();
            return List.of();
        }
    }

    record Partition() implements Episode {

        @Override
        public String fault() {
            return "F6 one node behind a black hole";
        }

        @Override
        public List<String> strike(Cluster cluster, RandomGenerator random, RecoveryWatch watch) throws Exception {
            var network = cluster.any(random).network();
            network.become(new NetworkFault.Blackhole());
            watch.begin();
            Thread.sleep(OUTAGE.plusSeconds(2));
            network.heal();
            return List.of();
        }
    }

    record Herd() implements Episode {

        @Override
        public String fault() {
            return "F15 herd after an outage";
        }

        @Override
        public List<String> strike(Cluster cluster, RandomGenerator random, RecoveryWatch watch) throws Exception {
            cluster.nodes().forEach(node -> node.network().become(new NetworkFault.Refuse()));
            Thread.sleep(OUTAGE);
            cluster.nodes().forEach(node -> node.network().heal());
            watch.begin();
            return List.of();
        }
    }

    record LongTransaction() implements Episode {

        @Override
        public String fault() {
            return "F20 a transaction that stays open";
        }

        @Override
        public List<String> strike(Cluster cluster, RandomGenerator random, RecoveryWatch watch) throws Exception {
            watch.begin();
            var url = "jdbc:postgresql://127.0.0.1:%d/postgres"
                    .formatted(cluster.postgres().port());
            try (var connection = DriverManager.getConnection(url, "postgres", "postgres");
                    var statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("select count(*) from work");
                Thread.sleep(LONG_TRANSACTION);
                connection.rollback();
            }
            return List.of();
        }
    }
}
