package dev.codefactory.web.error;

import dev.codefactory.web.Problems;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/** The problem for a status about which nothing more is known, or may be said. */
final class StatusProblems {

    private StatusProblems() {}

    static ProblemDetail of(HttpStatusCode code) {
        var status = HttpStatus.resolve(code.value());
        if (status == null) {
            status = code.is5xxServerError() ? HttpStatus.INTERNAL_SERVER_ERROR : HttpStatus.BAD_REQUEST;
        }
        var type = status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-');
        return Problems.of(status, type, detail(status));
    }

    private static String detail(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> "The request is not valid HTTP, or its address has characters that are not allowed.";
            case NOT_FOUND -> "There is nothing at this address; GET /v3/api-docs lists what there is.";
            case METHOD_NOT_ALLOWED -> "This address does not take that method; the Allow header names those it takes.";
            case NOT_ACCEPTABLE -> "This address cannot answer in any media type the Accept header allows.";
            case UNSUPPORTED_MEDIA_TYPE -> "This address does not read that Content-Type; send application/json.";
            case CONTENT_TOO_LARGE -> "The body is larger than this service takes.";
            case REQUEST_HEADER_FIELDS_TOO_LARGE -> "The headers are larger than this service takes.";
            case SERVICE_UNAVAILABLE -> "The service cannot answer at the moment; try again in a few seconds.";
            default -> status.is5xxServerError() ? "The service failed." : "The request was refused.";
        };
    }
}
