package dev.codefactory.bench.chaos;

import dev.codefactory.ServiceProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A node of the version before works beside those of this one, on this one's tables. {@code -Dchaos.previous} names its commit; without it,
 * it is the last one before the tables changed.
 */
record RollingDeploy() implements Episode {

    @Override
    public String fault() {
        return "F17 the version before beside this one";
    }

    @Override
    public List<String> strike(Cluster cluster, RandomGenerator random, RecoveryWatch watch) throws Exception {
        watch.begin();
        var previous = cluster.add("previous", ServiceProcess.jar(built(commit())));
        Thread.sleep(15_000);
        var took = cluster.tables()
                .sql("select count(*) from node where name = 'previous'")
                .query(Integer.class)
                .single();
        cluster.remove(previous);
        return took == 1 ? List.of() : List.of("the version before did not join");
    }

    private static String commit() throws IOException {
        var named = System.getProperty("chaos.previous", "");
        return named.isEmpty() ? output("git", "log", "-1", "--format=%H^", "--", "db/migration") : named;
    }

    /** The jar of a commit, built from history once. */
    private static Path built(String commit) throws IOException, InterruptedException {
        var sources = Path.of("target", "chaos", "build-" + output("git", "rev-parse", "--short", commit));
        if (!Files.exists(sources)) {
            run("git", "worktree", "add", "--detach", sources.toString(), commit);
        }
        run(
                sources.resolve("mvnw").toAbsolutePath().toString(),
                "-o",
                "-q",
                "-B",
                "-f",
                sources.resolve("pom.xml").toString(),
                "package",
                "-Dmaven.test.skip=true",
                "-Dspotless.check.skip=true");
        try (var files = Files.list(sources.resolve("target"))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .filter(file -> !file.toString().contains("sources"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        var exit = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IOException("%s ended with %d".formatted(String.join(" ", command), exit));
        }
    }

    private static String output(String... command) throws IOException {
        var process = new ProcessBuilder(command).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
