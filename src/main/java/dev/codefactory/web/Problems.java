package dev.codefactory.web;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Makes RFC 9457 problems with the service's stable types, {@code urn:codefactory:problem:<type>}. */
public final class Problems {

    private static final String TYPE_PREFIX = "urn:codefactory:problem:";

    private Problems() {}

    /**
     * A problem of one of the service's own kinds.
     *
     * @param type the stable name clients may switch on, such as {@code project-not-found}
     * @param detail what is wrong, with which field, and how to mend it; never a cause from inside the service
     */
    public static ProblemDetail of(HttpStatus status, String type, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create(TYPE_PREFIX + type));
        return problem;
    }

    /** A 400 of type {@code invalid-request} that names every field in its member {@code errors}. */
    public static ProblemDetail invalid(List<InvalidField> errors) {
        var detail = errors.stream().map(e -> e.field() + " " + e.message()).collect(Collectors.joining("; "));
        var problem = of(HttpStatus.BAD_REQUEST, "invalid-request", detail);
        problem.setProperty("errors", errors);
        return problem;
    }

    /** A 400 of type {@code invalid-request} about one field. */
    public static ProblemDetail invalid(String field, String message) {
        return invalid(List.of(new InvalidField(field, message)));
    }
}
