package dev.codefactory.llm.host;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A server as the operator names it.
 *
 * @param id what calls and settings name it by
 * @param url where it listens
 * @param slots how many calls one of its models answers at a time
 * @param labels what it is called by besides
 */
public record HostAddress(String id, URI url, int slots, List<String> labels) {

    /** Safe in logs, keys of settings and anywhere else a host is named. */
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

    public HostAddress {
        labels = List.copyOf(labels);
    }

    /** @param property the setting that holds the hosts by id */
    public static void requireId(String property, String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "%s: an id is lower-case letters, digits and . _ - : %s".formatted(property, id));
        }
    }

    /**
     * @param property the setting that holds the address
     * @param example what it may look like
     */
    public static void requireUrl(String property, @Nullable URI url, String example) {
        if (url == null
                || !List.of("http", "https").contains(url.getScheme())
                || url.getHost() == null
                || url.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "%s must look like %s and hold no password: %s".formatted(property, example, url));
        }
    }
}
