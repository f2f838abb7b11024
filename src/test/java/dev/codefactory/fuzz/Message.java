package dev.codefactory.fuzz;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request that need not be well-formed, which is why no HTTP client makes it.
 *
 * @param target the path and query as they are sent
 * @param body one character for each byte, or null
 */
record Message(
        String method,
        String target,
        Map<String, String> headers,
        @Nullable String body) {

    static Message of(String method, String target) {
        return new Message(method, target, Map.of("host", "localhost"), null);
    }

    Message withMethod(String changed) {
        return new Message(changed, target, headers, body);
    }

    Message withTarget(String changed) {
        return new Message(method, changed, headers, body);
    }

    Message with(String header, String value) {
        var changed = new TreeMap<>(headers);
        changed.put(header.toLowerCase(Locale.ROOT), value);
        return new Message(method, target, changed, body);
    }

    Message without(String header) {
        var changed = new TreeMap<>(headers);
        changed.remove(header.toLowerCase(Locale.ROOT));
        return new Message(method, target, changed, body);
    }

    Message withBody(String bytes) {
        return new Message(method, target, headers, bytes)
                .with("content-type", headers.getOrDefault("content-type", "application/json"));
    }

    /** What goes over the wire, one character for each byte. */
    String text() {
        var text = new StringBuilder("%s %s HTTP/1.1\r\n".formatted(method, target));
        headers.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        if (body == null) {
            return text.append("connection: close\r\n\r\n").toString();
        }
        var length = "content-length: %d\r\nconnection: close\r\n\r\n".formatted(body.length());
        return text.append(length).append(body).toString();
    }
}
