package dev.codefactory.sandbox.ladder;

import dev.codefactory.code.FileTree;
import dev.codefactory.sandbox.SandboxCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A process that has a long command run in a container, to be killed meanwhile. */
final class DoomedService {

    private DoomedService() {}

    /** Takes the seconds the command is to sleep, by which it can be told. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        try (var ladder = TestLadders.docker()) {
            var sleep = List.of("sleep", arguments[0]);
            ladder.run(new SandboxCommand(FileTree.EMPTY, sleep, Map.of(), Set.of(), Duration.ofMinutes(1), List.of()));
        }
    }

    static Process start(String seconds) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DoomedService.class.getName(),
                        seconds)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
