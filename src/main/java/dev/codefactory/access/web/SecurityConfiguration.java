package dev.codefactory.access.web;

import dev.codefactory.web.HostCheck;
import dev.codefactory.web.ProblemWriter;
import dev.codefactory.web.Problems;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;
import org.springframework.security.web.authentication.AuthenticationFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** What every request passes: security headers, the host check, and under {@code /api} and for the meters a token. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final RequestMatcher API =
            PathPatternRequestMatcher.withDefaults().matcher("/api/**");
    private static final RequestMatcher HEALTH =
            PathPatternRequestMatcher.withDefaults().matcher("/health/**");
    private static final RequestMatcher METERS =
            PathPatternRequestMatcher.withDefaults().matcher("/actuator/prometheus");
    private static final RequestMatcher SWAGGER_UI =
            PathPatternRequestMatcher.withDefaults().matcher("/swagger-ui/**");

    private static final String NO_CONTENT_ALLOWED = "default-src 'none'; frame-ancestors 'none'";
    private static final String OWN_CONTENT_ALLOWED =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http,
            HostCheck hosts,
            BearerTokens tokens,
            AuthenticationEntryPoint unauthorized,
            HandlerExceptionResolver handlerExceptionResolver) {
        Filter hostCheck = (request, response, chain) ->
                hosts.filter((HttpServletRequest) request, (HttpServletResponse) response, chain);
        return http.csrf(AbstractHttpConfigurer::disable) // nothing is authenticated by a cookie
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(SecurityConfiguration::headers)
                .addFilterAfter(hostCheck, HeaderWriterFilter.class)
                .addFilterBefore(answerDatabaseFailures(handlerExceptionResolver), AuthenticationFilter.class)
                .addFilterBefore(authentication(tokens, unauthorized), AnonymousAuthenticationFilter.class)
                .exceptionHandling(exceptions -> exceptions.authenticationEntryPoint(unauthorized))
                .authorizeHttpRequests(requests -> requests
                        // These continue a request that was let in.
                        .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(API, METERS)
                        .authenticated()
                        .anyRequest()
                        .permitAll())
                .build();
    }

    @Bean
    AuthenticationEntryPoint unauthorized(ProblemWriter problems) {
        return (request, response, _) -> {
            var tokenGiven = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, tokenGiven ? "Bearer error=\"invalid_token\"" : "Bearer");
            var detail = tokenGiven
                    ? "The token is unknown, expired or revoked."
                    : "This address needs a token: send the header Authorization: Bearer <token>.";
            problems.write(Problems.of(HttpStatus.UNAUTHORIZED, "unauthorized", detail), response);
        };
    }

    /** Answers requests whose address Spring Security's firewall finds ambiguous. */
    @Bean
    RequestRejectedHandler rejectedRequests(ProblemWriter problems) {
        return (_, response, _) -> problems.write(
                Problems.of(
                        HttpStatus.BAD_REQUEST,
                        "bad-request",
                        "The address has characters that are not allowed, such as an encoded slash or a semicolon."),
                response);
    }

    /** Tokens are looked up before any controller is reached; a database that is away is answered as it is there. */
    private static Filter answerDatabaseFailures(HandlerExceptionResolver problems) {
        return (request, response, chain) -> {
            try {
                chain.doFilter(request, response);
            } catch (DataAccessException e) {
                problems.resolveException((HttpServletRequest) request, (HttpServletResponse) response, null, e);
            }
        };
    }

    private static AuthenticationFilter authentication(BearerTokens tokens, AuthenticationEntryPoint unauthorized) {
        var filter = new AuthenticationFilter(tokens, tokens);
        filter.setRequestMatcher(
                new OrRequestMatcher(API, METERS, HEALTH)); // health needs no token, but tells an admin more
        filter.setSuccessHandler((_, _, _) -> {});
        filter.setFailureHandler(new AuthenticationEntryPointFailureHandler(unauthorized));
        return filter;
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                        SWAGGER_UI, new ContentSecurityPolicyHeaderWriter(OWN_CONTENT_ALLOWED)))
                .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                        new NegatedRequestMatcher(SWAGGER_UI),
                        new ContentSecurityPolicyHeaderWriter(NO_CONTENT_ALLOWED)));
    }
}
