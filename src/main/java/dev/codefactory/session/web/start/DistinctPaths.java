package dev.codefactory.session.web.start;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** No two files of the list have the same path, letter case aside. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = DistinctPaths.Validator.class)
@interface DistinctPaths {

    String message() default "must not hold two files with the same path, letter case aside";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Folds letter case, because some file systems do. */
    final class Validator implements ConstraintValidator<DistinctPaths, List<FileRequest>> {

        @Override
        public boolean isValid(@Nullable List<FileRequest> files, ConstraintValidatorContext context) {
            if (files == null) {
                return true;
            }
            var seen = new HashSet<String>();
            return files.stream()
                    .filter(file -> file != null && file.path() != null)
                    .allMatch(file -> seen.add(file.path().toLowerCase(Locale.ROOT)));
        }
    }
}
