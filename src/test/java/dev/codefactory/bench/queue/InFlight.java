package dev.codefactory.bench.queue;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A node with half a gigabyte that has 2,000 steps under way at once. A program of its own, for the limit is the JVM's. */
final class InFlight {

    static final int STEPS = 2_000;

    private InFlight() {}

    /** Runs it in a JVM of its own; true when all steps were under way at once and all ended. */
    static boolean fits(String database) throws Exception {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx512m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        InFlight.class.getName(),
                        database)
                .inheritIO()
                .redirectOutput(new File("target", "in-flight.log"))
                .start();
        return process.waitFor(5, TimeUnit.MINUTES) && process.exitValue() == 0;
    }

    /** Takes the JDBC URL of a database. */
    public static void main(String... arguments) throws InterruptedException {
        try (var node = new BenchNode(arguments[0], Map.of())) {
            var underWay = new CountDownLatch(STEPS);
            var ended = new CountDownLatch(STEPS);
            node.hosts(20, 100, 0);
            node.work()
                    .does(
                            _ -> {
                                underWay.countDown();
                                underWay.await();
                            },
                            _ -> ended.countDown());
            node.add(node, UUID.randomUUID(), STEPS);
            var all = ended.await(4, TimeUnit.MINUTES);
            System.exit(all ? 0 : 1);
        }
    }
}
