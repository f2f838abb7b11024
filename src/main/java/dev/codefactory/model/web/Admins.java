package dev.codefactory.model.web;

import dev.codefactory.access.Caller;
import dev.codefactory.web.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** Refuses what only an admin may do. */
final class Admins {

    private Admins() {}

    static void require(Caller caller, String what) {
        if (!caller.admin()) {
            var problem = Problems.of(
                    HttpStatus.FORBIDDEN,
                    "admin-only",
                    "The models serve all owners; only an admin may %s. Use the admin token.".formatted(what));
            throw new ErrorResponseException(HttpStatus.FORBIDDEN, problem, null);
        }
    }
}
