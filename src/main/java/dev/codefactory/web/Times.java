package dev.codefactory.web;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** Points in time that query parameters name. */
public final class Times {

    private static final int LAST_YEAR = 9_999;

    private Times() {}

    /** The instant the parameter names, if it names one; a year that RFC 3339 cannot write is answered with 400. */
    public static @Nullable Instant instant(String parameter, @Nullable OffsetDateTime time) {
        if (time != null && (time.getYear() < 0 || time.getYear() > LAST_YEAR)) {
            var problem = Problems.invalid(parameter, "must be a time with a year of four digits");
            throw new ErrorResponseException(HttpStatus.BAD_REQUEST, problem, null);
        }
        return time == null ? null : time.toInstant();
    }
}
