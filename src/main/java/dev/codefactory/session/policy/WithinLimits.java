package dev.codefactory.session.policy;

import dev.codefactory.quality.QualityProperties;
import dev.codefactory.quality.ThresholdLimits;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** No measure is looser than the operator allows. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = WithinLimits.Validator.class)
@interface WithinLimits {

    String message() default "must be within what the operator allows";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Names each measure that is too loose, and what can be done about it. */
    final class Validator implements ConstraintValidator<WithinLimits, QualityConfigRequest> {

        private final ThresholdLimits limits;

        Validator(QualityProperties properties) {
            this.limits = properties.limits();
        }

        @Override
        public boolean isValid(@Nullable QualityConfigRequest request, ConstraintValidatorContext context) {
            if (request == null) {
                return true;
            }
            var excesses = limits.excesses(request.wishes());
            context.disableDefaultConstraintViolation();
            excesses.forEach(excess -> context.buildConstraintViolationWithTemplate(excess.remedy())
                    .addPropertyNode(excess.measure())
                    .addConstraintViolation());
            return excesses.isEmpty();
        }
    }
}
