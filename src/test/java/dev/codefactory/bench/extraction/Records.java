package dev.codefactory.bench.extraction;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the recorded data: one JSON object per line. */
final class Records {

    private static final JsonMapper JSON = new JsonMapper();

    private Records() {}

    static List<JsonNode> read(String name) {
        var directory = System.getProperty("data.dir", "");
        if (directory.isBlank()) {
            throw new IllegalStateException("Say where the recorded data is: -Ddata.dir=DIR");
        }
        try (var lines = Files.lines(Path.of(directory, name))) {
            return lines.filter(line -> !line.isBlank()).map(JSON::readTree).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
