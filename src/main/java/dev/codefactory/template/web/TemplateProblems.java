package dev.codefactory.template.web;

import dev.codefactory.template.TemplateException;
import dev.codefactory.template.TemplateYaml.Flaw;
import dev.codefactory.web.InvalidField;
import dev.codefactory.web.Problems;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Says each way a template cannot be used as an RFC 9457 problem. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class TemplateProblems {

    @ExceptionHandler
    ProblemDetail problem(TemplateException e) {
        return switch (e) {
            case TemplateException.NotFound _ ->
                Problems.of(HttpStatus.NOT_FOUND, "template-not-found", String.valueOf(e.getMessage()));
            case TemplateException.Refused refused ->
                Problems.of(HttpStatus.CONFLICT, refused.type(), String.valueOf(e.getMessage()));
            case TemplateException.Invalid invalid -> Problems.invalid(fields(invalid.flaws()));
            case TemplateException.Unfit unfit -> Problems.invalid(fields(unfit.flaws()));
        };
    }

    private static List<InvalidField> fields(List<Flaw> flaws) {
        return flaws.stream()
                .map(flaw -> new InvalidField(flaw.place(), flaw.message()))
                .toList();
    }
}
