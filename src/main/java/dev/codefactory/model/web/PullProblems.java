package dev.codefactory.model.web;

import dev.codefactory.model.pull.PullException;
import dev.codefactory.web.Problems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Says each way a request about pulls can go wrong as an RFC 9457 problem. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class PullProblems {

    @ExceptionHandler
    ProblemDetail refused(PullException.NotFound e) {
        return Problems.of(HttpStatus.NOT_FOUND, "pull-not-found", String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail refused(PullException.UnknownHost e) {
        return Problems.of(HttpStatus.NOT_FOUND, "host-not-found", String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail refused(PullException.SelfServed e) {
        return Problems.of(HttpStatus.CONFLICT, "models-not-pulled", String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail refused(PullException.Remote e) {
        return Problems.invalid("model", String.valueOf(e.getMessage()));
    }
}
