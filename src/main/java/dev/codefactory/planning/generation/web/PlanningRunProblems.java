package dev.codefactory.planning.generation.web;

import dev.codefactory.planning.generation.PlanningException;
import dev.codefactory.web.Problems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Says each way a planning run can go wrong as an RFC 9457 problem. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class PlanningRunProblems {

    @ExceptionHandler
    ProblemDetail problem(PlanningException e) {
        var message = String.valueOf(e.getMessage());
        return switch (e) {
            case PlanningException.NotFound _ -> Problems.of(HttpStatus.NOT_FOUND, "planning-run-not-found", message);
        };
    }
}
