package dev.codefactory.model.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.ClassPathResource;

/**
 * A function or class to be written, and the tests that say whether it was.
 *
 * @param test a Python script that ends with 0 when {@code solution.py} is right
 */
record SmallTask(String id, String description, String test) {

    private static final List<String> IDS =
            List.of("clamp-all", "run-lengths", "parse-duration", "merge-intervals", "top-words", "lru-cache");

    static List<SmallTask> shipped() {
        return IDS.stream()
                .map(id -> new SmallTask(id, read(id + ".md"), read(id + ".py")))
                .toList();
    }

    private static String read(String name) {
        try {
            return new ClassPathResource("model/tasks/" + name).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
