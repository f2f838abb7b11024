package dev.codefactory.sandbox.bubblewrap;

import dev.codefactory.sandbox.confinement.CappedStream;
import dev.codefactory.sandbox.confinement.ServiceUser;
import dev.codefactory.sandbox.confinement.Toolchain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.unit.DataSize;

/**
 * Go's standard library, compiled once on this machine. Go ships it as source only and a run keeps nothing, so that without this each run
 * would compile again what it imports, for some twenty seconds. It is compiled outside, from the toolchain's own files; commands read it.
 */
final class GoLibrary {

    private static final Logger LOG = LoggerFactory.getLogger(GoLibrary.class);

    private static final DataSize OUTPUT = DataSize.ofKilobytes(16);

    private final Path parent;
    private final ReentrantLock compiling = new ReentrantLock();
    private boolean tried;
    private volatile @Nullable Path compiled;

    /** Keeps it below the given directory, by the version of Go. */
    GoLibrary(Path parent) {
        this.parent = parent;
    }

    /** Where the cache of this machine's user is. */
    static Path defaultParent() {
        var caches = ServiceUser.isRoot()
                ? Path.of("/var/cache")
                : Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                        .map(Path::of)
                        .orElse(Path.of(System.getProperty("user.home"), ".cache"));
        return caches.resolve("code-factory/go");
    }

    /** The directory it is in; empty while nobody compiled it, when that was not possible, and when somebody has cleared the cache since. */
    Optional<Path> compiled() {
        return Optional.ofNullable(compiled).filter(Files::isDirectory);
    }

    /** Compiles it, which takes up to some minutes the first time on a machine and nothing later. */
    void compile() throws InterruptedException {
        compiling.lockInterruptibly();
        try {
            if (!tried) {
                compiled = runScript().orElse(null);
                tried = true;
            }
        } finally {
            compiling.unlock();
        }
    }

    private Optional<Path> runScript() throws InterruptedException {
        try {
            var process = start();
            var output = CappedStream.read(process.getInputStream(), OUTPUT.toBytes());
            try {
                if (process.waitFor() == 0) {
                    return output.text().lines().findFirst().map(Path::of);
                }
                LOG.warn(
                        "Go's standard library could not be compiled, so each run does it for itself: {}",
                        output.text());
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (IOException e) {
            LOG.warn("Go's standard library could not be compiled, so each run does it for itself", e);
        }
        return Optional.empty();
    }

    private Process start() throws IOException {
        var builder = new ProcessBuilder("/bin/sh", "-c", script(), "compile-go-library", parent.toString())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment().clear();
        builder.environment().put("PATH", Toolchain.SEARCH_PATH);
        return builder.start();
    }

    private static String script() {
        try {
            return new ClassPathResource("sandbox/compile-go-library.sh").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException incomplete) {
            throw new UncheckedIOException("the application is incomplete", incomplete);
        }
    }
}
