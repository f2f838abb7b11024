package dev.codefactory.bench.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lets a program live in another time than this machine's. */
final class Faketime {

    private final Path library;

    private Faketime(Path library) {
        this.library = library;
    }

    /** Empty where faketime is not installed. */
    static Optional<Faketime> installed() {
        try (Stream<Path> files = Files.walk(Path.of("/usr/lib"), 4)) {
            return files.filter(file -> file.endsWith("libfaketime.so.1"))
                    .findFirst()
                    .map(Faketime::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The command line of a program whose clock is always so much off, such as {@code +2h}. */
    List<String> off(String offset, List<String> program) {
        return with("FAKETIME=" + offset, program);
    }

    /** The command line of a program whose clock is off by what a file says at any moment. */
    List<String> toldBy(Path file, List<String> program) {
        var command = new ArrayList<>(with("FAKETIME_TIMESTAMP_FILE=" + file.toAbsolutePath(), program));
        command.add(1, "FAKETIME_NO_CACHE=1"); // or its processes see the jump one after the other
        return command;
    }

    /** Only the wall clock: one that measures durations is never set. */
    private List<String> with(String setting, List<String> program) {
        var command = new ArrayList<>(List.of(
                "env",
                "LD_PRELOAD=" + library,
                "FAKETIME_DONT_FAKE_MONOTONIC=1",
                "FAKETIME_FORCE_MONOTONIC_FIX=0", // or every timed wait of a JVM becomes a loop
                setting));
        command.addAll(program);
        return command;
    }
}
