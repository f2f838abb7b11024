package dev.codefactory.llm.journal;

import dev.codefactory.llm.LlmCall;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a call asks, as a hash: equal for two calls exactly when they send a model the same words under the same conditions. It is the
 * SHA-256 over these parts, by name: {@code system} and {@code user}, the two texts; {@code format}, the schema the answer must follow;
 * {@code max_tokens}; and {@code sampling}, the options of the call. Not in it are who asks, when, where and of what model, nor what
 * {@link dev.codefactory.llm.LlmGateway#settings} tells: that is the operator's and not the caller's, and where no model is asked there
 * is none.
 *
 * @param value 64 hexadecimal digits
 * @param parts each part by its name: short ones as they are, long ones as their hash
 */
public record ContentKey(String value, SortedMap<String, String> parts) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    public ContentKey {
        parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
    }

    /** The key of a call. */
    public static ContentKey of(LlmCall call) {
        return of(Map.of(
                "system", sha256(call.system()),
                "user", sha256(call.user()),
                "format", call.format() == null ? "none" : sha256(JSON.writeValueAsString(call.format())),
                "max_tokens", Integer.toString(call.maxTokens()),
                "sampling", JSON.writeValueAsString(new TreeMap<>(call.sampling()))));
    }

    /** The key of the given parts. */
    public static ContentKey of(Map<String, String> parts) {
        var sorted = new TreeMap<>(parts);
        return new ContentKey(sha256(JSON.writeValueAsString(sorted)), sorted);
    }

    /** The names of the parts in which the other one differs, in order. */
    public List<String> changes(ContentKey other) {
        var names = new TreeSet<>(parts.keySet());
        names.addAll(other.parts.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(parts.get(name), other.parts.get(name)))
                .toList();
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
