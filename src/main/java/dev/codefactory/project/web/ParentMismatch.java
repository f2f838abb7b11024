package dev.codefactory.project.web;

import dev.codefactory.web.Problems;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A body that names another parent than its address does. */
class ParentMismatch extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    private ParentMismatch(ProblemDetail problem) {
        super(HttpStatus.CONFLICT, problem, null);
    }

    static void refuse(String field, @Nullable UUID named, UUID addressed) {
        if (named != null && !named.equals(addressed)) {
            var detail = "%s is %s in the body but %s in the address; make them the same or leave %s out."
                    .formatted(field, named, addressed, field);
            throw new ParentMismatch(Problems.of(HttpStatus.CONFLICT, "parent-mismatch", detail));
        }
    }
}
