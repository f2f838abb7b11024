package dev.codefactory.planning.web;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.PRECONDITION_FAILED;

import dev.codefactory.planning.DocumentException;
import dev.codefactory.planning.markdown.MarkdownException;
import dev.codefactory.web.InvalidField;
import dev.codefactory.web.Problems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** How the refusals of task documents read over HTTP. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class DocumentProblems {

    @ExceptionHandler
    ProblemDetail refused(DocumentException e) {
        var message = String.valueOf(e.getMessage());
        return switch (e) {
            case DocumentException.NotFound _ -> Problems.of(NOT_FOUND, "document-not-found", message);
            case DocumentException.Stale _ -> Problems.of(PRECONDITION_FAILED, "changed-meanwhile", message);
            case DocumentException.WrongStatus _ -> Problems.of(CONFLICT, "impossible-status", message);
            case DocumentException.Open open -> {
                var problem = Problems.of(CONFLICT, "document-open", message);
                problem.setProperty("reasons", open.reasons());
                yield problem;
            }
            case DocumentException.Invalid invalid -> Problems.invalid(invalid.field(), message);
        };
    }

    /** The lines of the text are its fields. */
    @ExceptionHandler
    ProblemDetail unreadable(MarkdownException e) {
        return Problems.invalid(e.faults().stream()
                .map(fault -> new InvalidField("line " + fault.line(), fault.message()))
                .toList());
    }
}
