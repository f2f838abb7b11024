package dev.codefactory.database;

import dev.codefactory.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses what would add to a disk that is nearly full. Reading, cancelling and deleting go on. */
final class DiskSpaceCheck implements HandlerInterceptor {

    private static final String RETRY_AFTER_SECONDS = "60";

    private final DiskSpace space;

    DiskSpaceCheck(DiskSpace space) {
        this.space = space;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (HttpMethod.POST.matches(request.getMethod()) && space.isShort()) {
            throw refusal();
        }
        return true;
    }

    private static ErrorResponseException refusal() {
        var detail = "The disk of the database is nearly full, and what is left is kept for requests accepted before."
                + " Purge old executions (POST /api/v1/executions/purge) or free space, then try again.";
        var status = HttpStatus.SERVICE_UNAVAILABLE;
        var refusal = new ErrorResponseException(status, Problems.of(status, "disk-nearly-full", detail), null);
        refusal.getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        return refusal;
    }
}
