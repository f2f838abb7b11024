package dev.codefactory.bench.chaos;

import dev.codefactory.faults.FaultyPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A PostgreSQL whose clock a file sets while it runs. It is left behind by a process that lived in that time itself. */
final class ClockedPostgres {

    private static final Duration START = Duration.ofMinutes(1);

    private ClockedPostgres() {}

    static FaultyPostgres start(Faketime faketime, Path clock, Path directory) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var place = directory.resolve("postgres-place");
        var program = List.of(
                java,
                "-classpath",
                System.getProperty("java.class.path"),
                ClockedPostgres.class.getName(),
                place.toString());
        var starter = new ProcessBuilder(faketime.toldBy(clock, program))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("postgres.log").toFile())
                .start();
        if (!starter.waitFor(START)) {
            starter.destroyForcibly();
        }
        var numbers = Files.readString(place).split(" ", -1);
        var server = ProcessHandle.of(Long.parseLong(numbers[1])).orElseThrow();
        return FaultyPostgres.running(Integer.parseInt(numbers[0]), server::destroyForcibly);
    }

    /** Writes the server's port and process id to the file it is given, and leaves it behind. */
    public static void main(String[] arguments) throws IOException {
        var postgres = FaultyPostgres.start();
        var server = postgres.direct()
                .sql("select split_part(pg_read_file('postmaster.pid'), e'\\n', 1)")
                .query(String.class)
                .single();
        Files.writeString(Path.of(arguments[0]), postgres.port() + " " + server);
        Runtime.getRuntime().halt(0);
    }
}
