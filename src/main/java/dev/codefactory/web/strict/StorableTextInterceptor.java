package dev.codefactory.web.strict;

import dev.codefactory.web.Problems;
import dev.codefactory.web.StorableText;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Refuses query parameters and path variables that cannot be stored or say nothing, before a controller sees them. */
class StorableTextInterceptor implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        request.getParameterMap().forEach((name, values) -> {
            for (var value : values) {
                require(name, value);
                requireContent(name, value);
            }
        });
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables) {
            variables.forEach((name, value) -> require(String.valueOf(name), String.valueOf(value)));
        }
        return true;
    }

    private static void require(String name, @Nullable String value) {
        if (!StorableText.isStorable(name)) {
            throw invalid("query", StorableText.RULE);
        }
        if (value != null && !StorableText.isStorable(value)) {
            throw invalid(name, StorableText.RULE);
        }
    }

    /** Spring would take a filter of blanks for one that was left out, and answer more than was asked for. */
    private static void requireContent(String name, @Nullable String value) {
        if (value != null && !value.isEmpty() && value.isBlank()) {
            throw invalid(name, "must not be blank");
        }
    }

    private static ErrorResponseException invalid(String field, String message) {
        return new ErrorResponseException(HttpStatus.BAD_REQUEST, Problems.invalid(field, message), null);
    }
}
