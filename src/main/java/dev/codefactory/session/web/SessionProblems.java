package dev.codefactory.session.web;

import dev.codefactory.session.ExecutionNotFoundException;
import dev.codefactory.session.execution.ExecutionConflictException;
import dev.codefactory.session.execution.PipelineNotFoundException;
import dev.codefactory.session.execution.UnknownDependencyException;
import dev.codefactory.session.golden.GoldenRunException;
import dev.codefactory.session.improvement.ImprovementException;
import dev.codefactory.session.intake.IdempotencyConflictException;
import dev.codefactory.session.intake.QueueFullException;
import dev.codefactory.session.project.ProjectRunException;
import dev.codefactory.session.step.Approvals;
import dev.codefactory.session.step.StepNotFoundException;
import dev.codefactory.web.Problems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Says each way a request for or about an execution can go wrong as an RFC 9457 problem. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class SessionProblems {

    @ExceptionHandler
    ProblemDetail notFound(ExecutionNotFoundException e) {
        return Problems.of(HttpStatus.NOT_FOUND, "execution-not-found", String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail conflict(ExecutionConflictException e) {
        var type = e.isEnded() ? "execution-ended" : "execution-open";
        return Problems.of(HttpStatus.CONFLICT, type, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail stepNotFound(StepNotFoundException e) {
        return Problems.of(HttpStatus.NOT_FOUND, "step-not-found", String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail notAwaited(Approvals.NotAwaitedException e) {
        return Problems.of(HttpStatus.CONFLICT, "approval-not-awaited", String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail pipelineNotFound(PipelineNotFoundException e) {
        return Problems.of(HttpStatus.NOT_FOUND, "pipeline-not-found", String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail improvement(ImprovementException e) {
        var message = String.valueOf(e.getMessage());
        return switch (e) {
            case ImprovementException.NotFound _ -> Problems.of(HttpStatus.NOT_FOUND, "improvement-not-found", message);
            case ImprovementException.Refused _ -> Problems.of(HttpStatus.CONFLICT, "improvement-refused", message);
        };
    }

    @ExceptionHandler
    ProblemDetail golden(GoldenRunException e) {
        return Problems.of(HttpStatus.CONFLICT, e.type(), String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail unknownDependency(UnknownDependencyException e) {
        return Problems.invalid("depends_on[%d]".formatted(e.index()), String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail keyReused(IdempotencyConflictException e) {
        return Problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "idempotency-key-reused", String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail runRefused(ProjectRunException e) {
        var message = String.valueOf(e.getMessage());
        return switch (e) {
            case ProjectRunException.StillOpen _ -> Problems.of(HttpStatus.CONFLICT, "run-open", message);
            case ProjectRunException.NotApproved _ -> Problems.of(HttpStatus.CONFLICT, "not-approved", message);
            case ProjectRunException.NothingToDo _ -> Problems.of(HttpStatus.CONFLICT, "nothing-to-do", message);
            case ProjectRunException.NotFound _ -> Problems.of(HttpStatus.NOT_FOUND, "run-not-found", message);
            case ProjectRunException.BadTask bad -> Problems.invalid("task_ids[%d]".formatted(bad.index()), message);
        };
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> full(QueueFullException e) {
        var status = e.isOfOwner() ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.SERVICE_UNAVAILABLE;
        return ResponseEntity.status(status)
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(e.retryAfter().toSeconds()))
                .body(Problems.of(status, "queue-full", String.valueOf(e.getMessage())));
    }
}
