package dev.codefactory.standin.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request as it arrived.
 *
 * @param method as sent, such as {@code POST}
 * @param path without the query
 * @param headers case-insensitive by name
 * @param body as UTF-8 text, de-chunked
 */
public record HttpRequest(String method, String path, Map<String, String> headers, String body) {

    /** The value of a header, or null when it was not sent. */
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    boolean wantsTheConnectionClosed() {
        return "close".equalsIgnoreCase(headers.get("Connection"));
    }
}
