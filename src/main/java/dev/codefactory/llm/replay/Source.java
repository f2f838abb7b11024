package dev.codefactory.llm.replay;

import dev.codefactory.llm.journal.ContentKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How an answer was recorded: the rest of the header of a {@link Recording}.
 *
 * @param position its place among all calls of the execution, from 1
 * @param number which one it is of the calls of its step that ask the same, from 1
 * @param key what was asked; its parts stand in the header, too
 * @param role the wire word of the role that was asked
 * @param model the name of the model that was asked
 * @param answered the one that answered, or null where none did
 * @param digest its content hash, or null where that is not known
 * @param failure the wire word of the reason why there is no answer, or null
 */
public record Source(
        int position,
        int number,
        ContentKey key,
        String role,
        String model,
        @Nullable String answered,
        @Nullable String digest,
        @Nullable String failure) {

    private static final String PART = "asked.";

    static Source of(Map<String, String> header) {
        var parts = new TreeMap<String, String>();
        header.forEach((name, value) -> {
            if (name.startsWith(PART)) {
                parts.put(name.substring(PART.length()), value);
            }
        });
        var key = ContentKey.of(parts);
        if (!key.value().equals(header.get("key"))) {
            throw new IllegalArgumentException("the key of a recording is not that of its parts");
        }
        return new Source(
                Recording.number(header, "position"),
                Recording.number(header, "number"),
                key,
                Recording.required(header, "role"),
                Recording.required(header, "model"),
                header.get("answered"),
                header.get("digest"),
                header.get("failure"));
    }

    String format() {
        var lines = new LinkedHashMap<String, @Nullable Object>();
        lines.put("position", position);
        lines.put("number", number);
        lines.put("role", role);
        lines.put("model", model);
        lines.put("answered", answered);
        lines.put("digest", digest);
        lines.put("failure", failure);
        lines.put("key", key.value());
        key.parts().forEach((name, value) -> lines.put(PART + name, value));
        return lines.entrySet().stream()
                .filter(line -> line.getValue() != null)
                .map(line -> line.getKey() + ": " + line.getValue() + "\n")
                .collect(Collectors.joining());
    }
}
