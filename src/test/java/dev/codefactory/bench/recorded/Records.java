package dev.codefactory.bench.recorded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the recorded data: one JSON object per line. */
public final class Records {

    private static final JsonMapper JSON = new JsonMapper();

    private Records() {}

    public static List<JsonNode> read(String name) {
        try (var lines = Files.lines(directory().resolve(name))) {
            return lines.filter(line -> !line.isBlank()).map(JSON::readTree).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    static Path directory() {
        var directory = System.getProperty("data.dir", "");
        if (directory.isBlank()) {
            throw new IllegalStateException("Say where the recorded data is: -Ddata.dir=DIR");
        }
        return Path.of(directory);
    }
}
