package dev.codefactory.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Refuses requests for host names that are not this service's. A web page may point a name of its own at 127.0.0.1 and then read the
 * answers (DNS rebinding), but it cannot make the browser send another name.
 */
@Component
public class HostCheck {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1", "0:0:0:0:0:0:0:1");

    private final Set<String> allowed;
    private final ProblemWriter problems;

    HostCheck(WebProperties properties, ProblemWriter problems) {
        this.allowed = Set.copyOf(properties.allowedHosts().stream()
                .map(host -> host.toLowerCase(Locale.ROOT))
                .toList());
        this.problems = problems;
    }

    /** A filter in the form of a method. */
    public void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var host = request.getServerName().toLowerCase(Locale.ROOT);
        // An address is not a name: who asks for the one the request came in on cannot be rebinding.
        if (LOOPBACK.contains(host) || allowed.contains(host) || host.equals(request.getLocalAddr())) {
            chain.doFilter(request, response);
        } else {
            problems.write(
                    Problems.of(
                            HttpStatus.MISDIRECTED_REQUEST,
                            "unknown-host",
                            "This service does not go by the name in the Host header; codefactory.web.allowed-hosts lists its names."),
                    response);
        }
    }
}
