package dev.codefactory.bench.chaos;

import dev.codefactory.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

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
            var library = library();
            if (library.isEmpty()) {
                System.out.println(fault() + ": skipped, apt-get install faketime");
                return List.of();
            }
            var program = new ArrayList<>(
                    List.of("env", "LD_PRELOAD=" + library, "FAKETIME=" + offset, "FAKETIME_DONT_FAKE_MONOTONIC=1"));
            program.addAll(ServiceProcess.thisBuild());
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

        private static String library() throws IOException {
            try (Stream<Path> files = Files.walk(Path.of("/usr/lib"), 4)) {
                return files.filter(file -> file.endsWith("libfaketime.so.1"))
                        .map(Path::toString)
                        .findFirst()
                        .orElse("");
            }
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
