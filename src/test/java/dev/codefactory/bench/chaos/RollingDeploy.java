package dev.codefactory.bench.chaos;

import static org.awaitility.Awaitility.await;

import dev.codefactory.ServiceProcess;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A node of the version before works beside those of this one, on this one's tables. {@code -Dchaos.previous} names its commit; without it,
 * it is the last one before the tables changed.
 */
record RollingDeploy() implements Episode {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration SIDE_BY_SIDE = Duration.ofSeconds(15);

    @Override
    public String fault() {
        return "F17 the version before beside this one";
    }

    @Override
    public List<String> strike(Cluster cluster, RandomGenerator random, RecoveryWatch watch) throws Exception {
        watch.begin();
        var previous = cluster.add("previous", ServiceProcess.jar(built(commit())));
        var violations = new ArrayList<String>();
        try {
            await().atMost(PATIENCE)
                    .until(() -> !Attempts.of(cluster.tables(), "previous").isEmpty());
            Thread.sleep(SIDE_BY_SIDE);
        } catch (ConditionTimeoutException e) {
            violations.add("the version before took no work");
        }
        cluster.remove(previous);
        return violations;
    }

    private static String commit() throws IOException {
        var named = System.getProperty("chaos.previous", "");
        return named.isEmpty()
                ? output("git", "log", "-1", "--follow", "--diff-filter=A", "--format=%H^", "--", newestMigration())
                : named;
    }

    private static String newestMigration() throws IOException {
        try (var migrations = Files.list(Path.of("db", "migration"))) {
            return migrations.map(Path::toString).max(Comparator.naturalOrder()).orElseThrow();
        }
    }

    /** The jar of a commit, built from history once. */
    private static Path built(String commit) throws IOException {
        var sources = Path.of("target", "chaos", "build-" + output("git", "rev-parse", "--short", commit));
        if (!Files.exists(sources)) {
            run("git", "worktree", "add", "--force", "--detach", sources.toString(), commit);
        }
        return jar(sources).or(() -> packaged(sources)).orElseThrow();
    }

    private static Optional<Path> packaged(Path sources) {
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
        return jar(sources);
    }

    private static Optional<Path> jar(Path sources) {
        var built = sources.resolve("target").toFile().listFiles((_, name) -> name.endsWith(".jar"));
        return Stream.of(built == null ? new File[0] : built).map(File::toPath).findFirst();
    }

    private static void run(String... command) {
        try {
            var exit = new ProcessBuilder(command)
                    .inheritIO()
                    .start()
                    .onExit()
                    .join()
                    .exitValue();
            if (exit != 0) {
                throw new IllegalStateException("%s ended with %d".formatted(String.join(" ", command), exit));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String output(String... command) throws IOException {
        var process = new ProcessBuilder(command).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
