package dev.codefactory.web.error;

import dev.codefactory.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses an Accept header that cannot be read, because Spring could not even find the handler that says so. */
class AcceptCheck extends OncePerRequestFilter {

    private final HeaderContentNegotiationStrategy accept = new HeaderContentNegotiationStrategy();
    private final ProblemWriter problems;

    AcceptCheck(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isReadable(request)) {
            chain.doFilter(request, response);
        } else {
            problems.write(StatusProblems.of(HttpStatus.NOT_ACCEPTABLE), response);
        }
    }

    private boolean isReadable(HttpServletRequest request) {
        try {
            return !accept.resolveMediaTypes(new ServletWebRequest(request)).isEmpty();
        } catch (HttpMediaTypeNotAcceptableException _) {
            return false;
        }
    }
}
