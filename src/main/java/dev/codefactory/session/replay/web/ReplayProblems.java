package dev.codefactory.session.replay.web;

import dev.codefactory.session.replay.CassetteException;
import dev.codefactory.session.replay.ReplayNotFoundException;
import dev.codefactory.web.Problems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Says what is wrong with a cassette, and with which of its files. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ReplayProblems {

    @ExceptionHandler
    ProblemDetail cassette(CassetteException e) {
        var message = String.valueOf(e.getMessage());
        if (e.isTooLarge()) {
            return Problems.of(HttpStatus.CONTENT_TOO_LARGE, "cassette-too-large", message);
        }
        return Problems.of(
                HttpStatus.BAD_REQUEST,
                "cassette-invalid",
                e.entry().isEmpty() ? "The cassette " + message : "%s %s".formatted(e.entry(), message));
    }

    @ExceptionHandler
    ProblemDetail notFound(ReplayNotFoundException e) {
        return Problems.of(HttpStatus.NOT_FOUND, "replay-not-found", String.valueOf(e.getMessage()));
    }
}
