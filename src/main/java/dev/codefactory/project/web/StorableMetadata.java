package dev.codefactory.project.web;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A JSON object that is small and that PostgreSQL can store as it is. */
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = StorableMetadata.Check.class)
@interface StorableMetadata {

    int MAX_BYTES = 16 * 1024;

    String message() default
            "must be an object of at most 16 KiB without U+0000, unpaired surrogates or numbers beyond 1e308";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** The rule itself. */
    class Check implements ConstraintValidator<StorableMetadata, ObjectNode> {

        @Override
        public boolean isValid(@Nullable ObjectNode metadata, ConstraintValidatorContext context) {
            return metadata == null
                    || (isStorable(metadata)
                            && metadata.toString().getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES);
        }

        private static boolean isStorable(JsonNode node) {
            if (node.isString()) {
                return isStorable(node.stringValue());
            }
            if (node.isFloatingPointNumber()) {
                return Double.isFinite(node.doubleValue());
            }
            return node.propertyNames().stream().allMatch(Check::isStorable)
                    && node.values().stream().allMatch(Check::isStorable);
        }

        private static boolean isStorable(String text) {
            return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
        }
    }
}
