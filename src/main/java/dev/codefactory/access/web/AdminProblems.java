package dev.codefactory.access.web;

import dev.codefactory.access.AdminOnlyException;
import dev.codefactory.web.Problems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Says as an RFC 9457 problem that only an admin may do something. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class AdminProblems {

    @ExceptionHandler
    ProblemDetail refused(AdminOnlyException e) {
        return Problems.of(HttpStatus.FORBIDDEN, "admin-only", String.valueOf(e.getMessage()));
    }
}
