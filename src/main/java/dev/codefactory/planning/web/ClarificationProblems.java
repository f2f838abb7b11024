package dev.codefactory.planning.web;

import dev.codefactory.planning.clarification.ClarificationException;
import dev.codefactory.web.Problems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** How the refusals of clarifications read over HTTP. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ClarificationProblems {

    @ExceptionHandler
    ProblemDetail refused(ClarificationException e) {
        var message = String.valueOf(e.getMessage());
        return switch (e) {
            case ClarificationException.NotFound _ ->
                Problems.of(HttpStatus.NOT_FOUND, "clarification-not-found", message);
            case ClarificationException.Settled _ -> Problems.of(HttpStatus.CONFLICT, "clarification-settled", message);
            case ClarificationException.Invalid invalid -> Problems.invalid(invalid.field(), message);
        };
    }
}
