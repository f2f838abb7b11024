package dev.codefactory.planning.web;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.PRECONDITION_FAILED;

import dev.codefactory.planning.proposal.ProposalException;
import dev.codefactory.web.Problems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** How the refusals of proposals read over HTTP. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProposalProblems {

    @ExceptionHandler
    ProblemDetail refused(ProposalException e) {
        var message = String.valueOf(e.getMessage());
        return switch (e) {
            case ProposalException.NotFound _ -> Problems.of(NOT_FOUND, "proposal-not-found", message);
            case ProposalException.Changed _ -> Problems.of(PRECONDITION_FAILED, "changed-meanwhile", message);
            case ProposalException.Decided _ -> Problems.of(CONFLICT, "proposal-decided", message);
            case ProposalException.Stale _ -> Problems.of(CONFLICT, "proposal-stale", message);
            case ProposalException.Broken _ -> Problems.of(CONFLICT, "proposal-broken", message);
            case ProposalException.TooMany _ -> Problems.of(CONFLICT, "too-many-items", message);
        };
    }
}
