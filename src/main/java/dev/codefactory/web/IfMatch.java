package dev.codefactory.web;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** The versions a caller wants to change, from the header {@code If-Match}. Weak tags match nothing, as RFC 9110 demands. */
public record IfMatch(List<String> tags) implements LongPredicate {

    private static final String ANY = "*";

    public IfMatch {
        tags = List.copyOf(tags);
    }

    /** The header that must be there. */
    public static IfMatch required(@Nullable String header) {
        if (header == null) {
            var problem = Problems.of(
                    HttpStatus.PRECONDITION_REQUIRED,
                    "if-match-required",
                    "The header If-Match is missing; send the ETag you read, so that nobody else's change is lost.");
            throw new ErrorResponseException(HttpStatus.PRECONDITION_REQUIRED, problem, null);
        }
        return parse(header);
    }

    /** The header, or whatever there is when it is missing. */
    public static IfMatch optional(@Nullable String header) {
        return parse(header == null ? ANY : header);
    }

    private static IfMatch parse(String header) {
        return new IfMatch(Arrays.stream(header.split(",")).map(String::strip).toList());
    }

    @Override
    public boolean test(long version) {
        return tags.contains(ANY) || tags.contains("\"%d\"".formatted(version));
    }
}
