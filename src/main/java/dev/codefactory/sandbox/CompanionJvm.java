package dev.codefactory.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/**
 * A second Java process that runs our own code, for native libraries that may bring their process down: it dies alone. It is no sandbox and
 * runs nothing that was generated. It ends when its input does, so it never outlives the service.
 */
public final class CompanionJvm implements AutoCloseable {

    private static final Path SHELL = Path.of("/bin/sh");
    private static final String FAT_JAR_LAUNCHER = "org.springframework.boot.loader.launch.PropertiesLauncher";

    private final Process process;
    private final Path temporary;

    private CompanionJvm(Process process, Path temporary) {
        this.process = process;
        this.temporary = temporary;
    }

    /**
     * Starts a class of the service's own class path.
     *
     * @param heapMegabytes what its objects may take; native memory is limited to four times as much, where the system can
     */
    public static CompanionJvm start(Class<?> main, int heapMegabytes) throws IOException {
        var temporary = Files.createTempDirectory("codefactory-companion-");
        var builder = new ProcessBuilder(commandLine(main, heapMegabytes, temporary)).redirectError(Redirect.DISCARD);
        builder.environment().clear();
        try {
            return new CompanionJvm(builder.start(), temporary);
        } catch (IOException failed) {
            FileSystemUtils.deleteRecursively(temporary);
            throw failed;
        }
    }

    private static List<String> commandLine(Class<?> main, int heapMegabytes, Path temporary) {
        var command = new ArrayList<String>();
        if (Files.isExecutable(SHELL)) {
            var limits = "ulimit -c 0; ulimit -d %d; exec \"$0\" \"$@\"".formatted(heapMegabytes * 4 * 1024);
            command.addAll(List.of(SHELL.toString(), "-c", limits));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx" + heapMegabytes + "m", "-Xss16m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        // What dies here is expected to: it leaves no files behind, and nothing but our own words comes out of its
        // standard output.
        command.addAll(List.of("-XX:-CreateCoredumpOnCrash", "-XX:+SuppressFatalErrorMessage"));
        command.addAll(List.of("-XX:+DisplayVMOutputToStderr", "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Djava.io.tmpdir=" + temporary));
        command.addAll(List.of("-classpath", System.getProperty("java.class.path")));
        if (ClassLoader.getSystemResource(FAT_JAR_LAUNCHER.replace('.', '/') + ".class") != null) {
            command.addAll(List.of("-Dloader.main=" + main.getName(), FAT_JAR_LAUNCHER));
        } else {
            command.add(main.getName());
        }
        return command;
    }

    /** What it writes to its standard output. */
    public InputStream output() {
        return process.getInputStream();
    }

    /** What it reads as its standard input. */
    public OutputStream input() {
        return process.getOutputStream();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Kills it and removes what it left; both are done when this returns. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        try {
            FileSystemUtils.deleteRecursively(temporary);
        } catch (IOException stays) {
            // A few libraries in the temporary directory, which the system clears.
        }
    }
}
