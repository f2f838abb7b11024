package dev.codefactory.standin.scheduling;

import dev.codefactory.standin.model.ChatRequest;
import dev.codefactory.standin.model.Knobs;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads {@code keep_alive}: a number of seconds or a Go duration such as {@code 1h30m}; negative is forever. */
public final class KeepAlive {

    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|m|h)");
    private static final Map<String, Double> MILLIS = Map.of("ms", 1.0, "s", 1e3, "m", 60e3, "h", 3600e3);

    private KeepAlive() {}

    /** The keep-alive of a request; refuses a duration Go would not read. */
    public static Duration of(ChatRequest request, Knobs knobs) {
        JsonNode sent = request.json().path("keep_alive");
        if (sent.isNumber()) {
            return Duration.ofMillis((long) (sent.asDouble() * 1000));
        }
        return sent.isString() ? parse(sent.asString()) : knobs.keepAlive();
    }

    private static Duration parse(String text) {
        String unsigned = text.startsWith("-") ? text.substring(1) : text;
        double millis = 0;
        int read = 0;
        for (Matcher part = PART.matcher(unsigned); part.find() && part.start() == read; read = part.end()) {
            millis += Double.parseDouble(part.group(1)) * MILLIS.getOrDefault(part.group(2), 0.0);
        }
        if (unsigned.equals("0")) {
            return Duration.ZERO;
        }
        if (read == 0 || read != unsigned.length()) {
            throw new IllegalArgumentException("time: invalid duration \"" + text + "\"");
        }
        return Duration.ofMillis((long) (text.startsWith("-") ? -millis : millis));
    }
}
