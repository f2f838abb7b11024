package dev.codefactory.docs;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The commands of one Markdown document that a reader can run as they stand: its blocks marked {@code bash}. Blocks marked {@code sh} are
 * for reading, because they install or start something.
 */
record DocumentedCommands(List<String> blocks) {

    private static final Pattern BLOCK = Pattern.compile("^```bash\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final String DOCUMENTED_SERVER = "http://localhost:8080";

    /** How a run ended, with standard output and error in the order written. */
    record Run(int exitCode, String output) {}

    static DocumentedCommands in(Path markdown) throws IOException {
        var text = Files.readString(markdown);
        return new DocumentedCommands(
                BLOCK.matcher(text).results().map(block -> block.group(1)).toList());
    }

    /** All blocks as one script, as a reader would type them one after the other. */
    String script(URI server) {
        return "set -euo pipefail\n" + String.join("\n", blocks).replace(DOCUMENTED_SERVER, server.toString());
    }

    /** Runs the script in a directory that stands for the root of a clone, against the given server. */
    Run run(Path clone, URI server) throws IOException, InterruptedException {
        var output = Files.createTempFile("commands", ".out");
        var builder = new ProcessBuilder("bash", "-c", script(server))
                .directory(clone.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        var java = Path.of(System.getProperty("java.home"), "bin");
        builder.environment()
                .putAll(Map.of("CODEFACTORY_URL", server.toString(), "JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1"));
        builder.environment().merge("PATH", java.toString(), (path, first) -> first + ":" + path);
        var process = builder.start();
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("still running: " + Files.readString(output));
        }
        return new Run(process.exitValue(), Files.readString(output));
    }
}
