package dev.codefactory.session.web.start;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The text can name a request. */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {})
@Pattern(regexp = "^[\\x21-\\x7e]{1,200}$", message = "must be 1 to 200 visible ASCII characters")
@Parameter(
        description =
                "Your name for this request, 1 to 200 visible characters. The same key with the same body gives the same execution, however often it is sent.")
public @interface IdempotencyKey {

    String message() default "must be 1 to 200 visible ASCII characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
