package dev.codefactory.schedule.web;

import dev.codefactory.schedule.ScheduleException;
import dev.codefactory.web.Problems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Says each way a request about schedules can go wrong as an RFC 9457 problem. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ScheduleProblems {

    @ExceptionHandler
    ProblemDetail refused(ScheduleException e) {
        var message = String.valueOf(e.getMessage());
        return switch (e) {
            case ScheduleException.NotFound _ -> Problems.of(HttpStatus.NOT_FOUND, "schedule-not-found", message);
            case ScheduleException.Bad bad -> Problems.invalid(bad.field(), message);
            case ScheduleException.TooMany _ -> Problems.of(HttpStatus.CONFLICT, "too-many-schedules", message);
            case ScheduleException.Stale _ -> Problems.of(HttpStatus.PRECONDITION_FAILED, "changed-meanwhile", message);
            case ScheduleException.StillRunning _ ->
                Problems.of(HttpStatus.CONFLICT, "schedule-still-running", message);
        };
    }
}
