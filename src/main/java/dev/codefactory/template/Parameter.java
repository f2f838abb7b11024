package dev.codefactory.template;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value that requests give to a template.
 *
 * @param required whether a request must give it; one that has a default need not
 * @param defaultValue its value when a request gives none, or null
 * @param allowed the values it may have, or null for all of its type
 */
public record Parameter(
        String name,
        Type type,
        @Nullable String description,
        boolean required,
        @JsonProperty("default") @Nullable Object defaultValue,
        @JsonProperty("enum") @Nullable List<Object> allowed) {

    /** The types of JSON. */
    public enum Type {
        STRING,
        INTEGER,
        NUMBER,
        BOOLEAN,
        ARRAY,
        OBJECT;

        boolean holds(Object value) {
            return switch (this) {
                case STRING -> value instanceof String;
                case INTEGER -> value instanceof Number number && number.doubleValue() % 1 == 0;
                case NUMBER -> value instanceof Number;
                case BOOLEAN -> value instanceof Boolean;
                case ARRAY -> value instanceof List<?>;
                case OBJECT -> value instanceof Map<?, ?>;
            };
        }

        /** The wire word. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether a request has to give it. */
    boolean isMissingWithout() {
        return required && defaultValue == null;
    }

    /** What is wrong with a value for it. */
    Optional<String> wrongWith(Object value) {
        if (!type.holds(value)) {
            return Optional.of("must be of type " + type);
        }
        return allowed == null || allowed.contains(value) ? Optional.empty() : Optional.of("must be one of " + allowed);
    }
}
