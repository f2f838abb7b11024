package dev.codefactory.fuzz;

import java.util.Map;

/**
 * What came back.
 *
 * @param headers by their names in lower case
 * @param body empty for a stream, which is not read
 */
record Answer(int status, Map<String, String> headers, String body) {

    String header(String name) {
        return headers.getOrDefault(name, "");
    }
}
