package dev.codefactory.web.error;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Says in the caller's words what a Java type asks for and what a Java property is called. */
final class Wording {

    private final JsonMapper json;

    Wording(JsonMapper json) {
        this.json = json;
    }

    /** A property path as it is on the wire: {@code testing.testCoverageTarget} is {@code testing.test_coverage_target}. */
    static String field(String propertyPath) {
        return propertyPath.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    /** What a value of the type must be. */
    String requirement(@Nullable Class<?> type) {
        if (type == null) {
            return "has the wrong type";
        }
        if (type.isEnum()) {
            return "must be one of " + words(type);
        }
        return "must be " + kind(type);
    }

    private String words(Class<?> type) {
        return Stream.of(type.getEnumConstants())
                .map(constant -> json.convertValue(constant, String.class))
                .collect(Collectors.joining(", "));
    }

    private static String kind(Class<?> type) {
        if (CharSequence.class.isAssignableFrom(type)) {
            return "a string";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (List.of(double.class, float.class, Double.class, Float.class, BigDecimal.class)
                .contains(type)) {
            return "a number";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "an integer within range";
        }
        if (type == UUID.class) {
            return "a UUID";
        }
        if (type == Duration.class) {
            return "a duration such as 30s";
        }
        if (Temporal.class.isAssignableFrom(type)) {
            return "a time such as 2026-01-31T12:00:00Z";
        }
        return type.isArray() || Collection.class.isAssignableFrom(type) ? "an array" : kindOfObject(type);
    }

    private static String kindOfObject(Class<?> type) {
        return type.isRecord() || Map.class.isAssignableFrom(type) ? "an object" : "of another form";
    }
}
