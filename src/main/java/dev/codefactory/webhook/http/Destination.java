package dev.codefactory.webhook.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Set;

/**
 * Where a webhook is sent: an HTTP address of somebody who asked for it, who must not be able to reach what only this machine reaches.
 *
 * @param url with scheme {@code http} or {@code https}, a host, and neither user nor fragment
 */
public record Destination(URI url) {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    public Destination {
        if (url.getScheme() == null || !SCHEMES.contains(url.getScheme())) {
            throw new IllegalArgumentException("must begin with http:// or https://");
        }
        if (url.getHost() == null || url.getPort() == 0 || url.getPort() > 65_535) {
            throw new IllegalArgumentException("must name a host, and a port only if it is one");
        }
        if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException("must have neither a user nor a fragment");
        }
    }

    /** @throws IllegalArgumentException when it is none; the message says why */
    public static Destination parse(String text) {
        try {
            return new Destination(new URI(text));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("must be an absolute URL", e);
        }
    }

    boolean isSecure() {
        return url.getScheme().equals("https");
    }

    int port() {
        return url.getPort() > 0 ? url.getPort() : isSecure() ? 443 : 80;
    }

    /** Path and query as the request line has them. */
    String target() {
        var path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    /**
     * The address to connect to. Whoever connects must use this one and not ask again, for the next answer may be another.
     *
     * @param allowPrivate whether the machine itself and its private networks may be reached
     * @throws IOException when the host is not known, or one of its addresses is refused
     */
    public InetAddress resolve(boolean allowPrivate) throws IOException {
        var addresses = InetAddress.getAllByName(url.getHost());
        if (!allowPrivate && !Arrays.stream(addresses).allMatch(PublicAddress::is)) {
            throw new RefusedAddressException("the address of the host is not a public one");
        }
        return addresses[0];
    }
}
