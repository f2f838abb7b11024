package dev.codefactory.webhook.web;

import dev.codefactory.web.Problems;
import dev.codefactory.webhook.WebhookException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Says each way a request about webhooks can go wrong as an RFC 9457 problem. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class WebhookProblems {

    @ExceptionHandler
    ProblemDetail refused(WebhookException.NotFound e) {
        return Problems.of(HttpStatus.NOT_FOUND, "webhook-not-found", String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail refused(WebhookException.TooMany e) {
        return Problems.of(HttpStatus.CONFLICT, "too-many-webhooks", String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail refused(WebhookException.BadUrl e) {
        return Problems.invalid("url", String.valueOf(e.getMessage()));
    }
}
