package dev.codefactory.prompt.web;

import dev.codefactory.prompt.folder.FolderException;
import dev.codefactory.prompt.text.InvalidPromptException;
import dev.codefactory.prompt.trial.TrialException;
import dev.codefactory.prompt.version.PromptException;
import dev.codefactory.web.Problems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Says each way a request about prompts can go wrong as an RFC 9457 problem. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class PromptProblems {

    @ExceptionHandler
    ProblemDetail refused(PromptException e) {
        var message = String.valueOf(e.getMessage());
        return switch (e) {
            case PromptException.NotFound _ -> Problems.of(HttpStatus.NOT_FOUND, "prompt-not-found", message);
            case PromptException.InUse _ -> Problems.of(HttpStatus.CONFLICT, "prompt-version-in-use", message);
            case PromptException.NoEarlier _ -> Problems.of(HttpStatus.CONFLICT, "no-earlier-version", message);
            case PromptException.Stale _ -> Problems.of(HttpStatus.PRECONDITION_FAILED, "changed-meanwhile", message);
        };
    }

    @ExceptionHandler
    ProblemDetail refused(TrialException e) {
        var message = String.valueOf(e.getMessage());
        return switch (e) {
            case TrialException.NotFound _ -> Problems.of(HttpStatus.NOT_FOUND, "trial-not-found", message);
            case TrialException.Open _ -> Problems.of(HttpStatus.CONFLICT, "trial-open", message);
            case TrialException.Ended _ -> Problems.of(HttpStatus.CONFLICT, "trial-ended", message);
            case TrialException.SameVersion _ -> Problems.invalid("challenger", message);
        };
    }

    @ExceptionHandler
    ProblemDetail refused(FolderException e) {
        return Problems.of(HttpStatus.CONFLICT, "no-prompt-folder", String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail refused(InvalidPromptException e) {
        return Problems.invalid("content", String.valueOf(e.getMessage()));
    }
}
