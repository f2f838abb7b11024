package dev.codefactory.session.audit.web;

import dev.codefactory.session.audit.NotAuditedException;
import dev.codefactory.session.audit.UnjudgedException;
import dev.codefactory.web.Problems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Says each way a request about audits can go wrong as an RFC 9457 problem. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class AuditProblems {

    @ExceptionHandler
    ProblemDetail notAudited(NotAuditedException e) {
        return Problems.of(HttpStatus.NOT_FOUND, "not-audited", String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail unjudged(UnjudgedException e) {
        return Problems.of(HttpStatus.CONFLICT, "no-verdict", String.valueOf(e.getMessage()));
    }
}
