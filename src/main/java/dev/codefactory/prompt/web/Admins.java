package dev.codefactory.prompt.web;

import dev.codefactory.access.Access;
import dev.codefactory.access.Caller;
import dev.codefactory.web.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** Who may change prompts: they serve all owners. */
@Component
class Admins {

    private final Access access;

    Admins(Access access) {
        this.access = access;
    }

    /** The name under which an admin's change is noted; anybody else is refused. */
    String require(Caller caller) {
        if (!caller.admin()) {
            var problem = Problems.of(
                    HttpStatus.FORBIDDEN,
                    "admin-only",
                    "Prompts serve all owners; only an admin may change them. Use the admin token.");
            throw new ErrorResponseException(HttpStatus.FORBIDDEN, problem, null);
        }
        return access.nameOf(caller.owner());
    }
}
