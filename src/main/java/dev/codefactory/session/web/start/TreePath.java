package dev.codefactory.session.web.start;

import dev.codefactory.code.CodePath;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** The text is a relative path that cannot leave its tree. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = TreePath.Validator.class)
@interface TreePath {

    String message() default "must be a relative path inside the tree, such as src/solution.py";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Says what is wrong with the path beside what is expected. */
    final class Validator implements ConstraintValidator<TreePath, String> {

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            var fault = text == null ? null : CodePath.fault(text).orElse(null);
            if (fault == null) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate("{0} (%s)"
                            .formatted(fault.phrase())
                            .replace("{0}", context.getDefaultConstraintMessageTemplate()))
                    .addConstraintViolation();
            return false;
        }
    }
}
