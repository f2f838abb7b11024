package dev.codefactory.bench.chaos;

import dev.codefactory.ServiceProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Tier C: what only the machine's administrator can break. An episode whose tool is missing says so and does nothing. */
final class RootEpisodes {

    private static final int SECONDS = 15;

    private RootEpisodes() {}

    record DroppedPackets() implements Episode {

        @Override
        public String fault() {
            return "F6 packets to the database dropped";
        }

        @Override
        public List<String> strike(Cluster cluster, RandomGenerator random, RecoveryWatch watch) throws Exception {
            var port = String.valueOf(cluster.any(random).network().port());
            if (!run("iptables", "-I", "INPUT", "-p", "tcp", "--dport", port, "-j", "DROP")) {
                System.out.println(fault() + ": skipped, iptables does not work here");
                watch.begin();
                return List.of();
            }
            watch.begin();
            try {
                Thread.sleep(SECONDS * 1000L);
            } finally {
                run("iptables", "-D", "INPUT", "-p", "tcp", "--dport", port, "-j", "DROP");
            }
            return List.of();
        }
    }

    /** @param offset as faketime writes it, such as {@code +2h} */
    record WrongClock(String offset) implements Episode {

        @Override
        public String fault() {
            return "F10 a node's clock %s off".formatted(offset);
        }

        @Override
        public List<String> strike(Cluster cluster, RandomGenerator random, RecoveryWatch watch) throws Exception {
            watch.begin();
            var deathsBefore = deaths(cluster);
            var faketime = Faketime.installed();
            if (faketime.isEmpty()) {
                System.out.println(fault() + ": skipped, apt-get install faketime");
                return List.of();
            }
            var program = faketime.get().off(offset, ServiceProcess.thisBuild());
            var node = cluster.add("wrong-clock-" + offset.charAt(1) + random.nextInt(1_000), program);
            Thread.sleep(SECONDS * 1000L);
            var deaths = deaths(cluster) - deathsBefore;
            var took = cluster.tables()
                    .sql("select count(*) from node where name = :name")
                    .param("name", node.name())
                    .query(Integer.class)
                    .single();
            cluster.remove(node);
            var violations = new ArrayList<String>();
            if (deaths > 0) {
                violations.add("somebody was taken for dead");
            }
            if (took == 0) {
                violations.add("the node is not in the register");
            }
            return violations;
        }

        private static int deaths(Cluster cluster) {
            return cluster.tables()
                    .sql("select coalesce(sum(deaths), 0) from work")
                    .query(Integer.class)
                    .single();
        }
    }

    /** @param offset as faketime writes it, such as {@code +2h} */
    record WrongDatabaseClock(String offset) implements Episode {

        @Override
        public String fault() {
            return "F26 the database's clock jumps %s and back".formatted(offset);
        }

        @Override
        public List<String> strike(Cluster cluster, RandomGenerator random, RecoveryWatch watch) throws Exception {
            watch.begin();
            if (Faketime.installed().isEmpty()) {
                System.out.println(fault() + ": skipped, apt-get install faketime");
                return List.of();
            }
            var violations = new ArrayList<String>();
            var silentBefore = silent(cluster);
            for (var time : List.of(offset, "+0")) {
                var completedBefore = completed(cluster);
                cluster.setDatabaseClock(time);
                Thread.sleep(SECONDS * 1000L);
                if (completed(cluster) == completedBefore) {
                    violations.add("nothing was completed after the jump to " + time);
                }
            }
            if (silent(cluster) > silentBefore) {
                violations.add("somebody was taken for dead");
            }
            return violations;
        }

        private static int completed(Cluster cluster) {
            return cluster.tables()
                    .sql("select count(*) from execution where status like 'completed%'")
                    .query(Integer.class)
                    .single();
        }

        /** How often the nodes said that one of them is dead. */
        private static long silent(Cluster cluster) throws IOException {
            var said = 0L;
            for (var node : cluster.nodes()) {
                said += node.process()
                        .logText()
                        .lines()
                        .filter(line -> line.contains("is silent; its work"))
                        .count();
            }
            return said;
        }
    }

    static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
