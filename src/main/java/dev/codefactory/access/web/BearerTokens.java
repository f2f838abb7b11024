package dev.codefactory.access.web;

import dev.codefactory.access.Access;
import dev.codefactory.access.AccessMode;
import dev.codefactory.access.Caller;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.stereotype.Component;

/** Finds the token on a request and the caller behind the token. */
@Component
class BearerTokens implements AuthenticationConverter, AuthenticationManager {

    private static final String SCHEME = "Bearer ";

    /** The role that {@code management.endpoint.health.roles} names. */
    private static final String ADMIN = "admin";

    private final Access access;

    BearerTokens(Access access) {
        this.access = access;
    }

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        return switch (access.mode()) {
            case NONE -> new PreAuthenticatedAuthenticationToken(AccessMode.NONE, "");
            case TOKEN -> {
                var header = request.getHeader(HttpHeaders.AUTHORIZATION);
                yield header == null ? null : new PreAuthenticatedAuthenticationToken(AccessMode.TOKEN, token(header));
            }
        };
    }

    @Override
    public Authentication authenticate(Authentication request) {
        return switch (access.mode()) {
            case NONE -> authenticated(access.everybody());
            case TOKEN ->
                access.byToken(String.valueOf(request.getCredentials()))
                        .map(BearerTokens::authenticated)
                        .orElseThrow(() -> new BadCredentialsException("no such token"));
        };
    }

    private static String token(String header) {
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : "";
    }

    private static Authentication authenticated(Caller caller) {
        var authorities = caller.admin() ? AuthorityUtils.createAuthorityList(ADMIN) : AuthorityUtils.NO_AUTHORITIES;
        return new PreAuthenticatedAuthenticationToken(caller, "", authorities);
    }
}
