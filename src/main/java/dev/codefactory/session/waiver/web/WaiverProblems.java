package dev.codefactory.session.waiver.web;

import dev.codefactory.session.waiver.WaiverException;
import dev.codefactory.web.Problems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Says each way a request about waivers can go wrong as an RFC 9457 problem. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class WaiverProblems {

    @ExceptionHandler
    ProblemDetail refused(WaiverException e) {
        var message = String.valueOf(e.getMessage());
        return switch (e) {
            case WaiverException.NotFound _ -> Problems.of(HttpStatus.NOT_FOUND, "waiver-not-found", message);
            case WaiverException.Exists _ -> Problems.of(HttpStatus.CONFLICT, "waiver-exists", message);
            case WaiverException.TooMany _ -> Problems.of(HttpStatus.CONFLICT, "too-many-waivers", message);
            case WaiverException.Invalid invalid -> Problems.invalid(invalid.field(), message);
        };
    }
}
