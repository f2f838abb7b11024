package dev.codefactory.standin.routes;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Ollama's guard against DNS rebinding: a server on loopback answers only hosts that are near. */
final class Hosts {

    private Hosts() {}

    static boolean allowed(@Nullable String header) {
        if (header == null || header.isEmpty()) {
            return true;
        }
        String host = header.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
        if (isAddress(host)) {
            return isNear(host.replace("[", "").replace("]", ""));
        }
        return host.equals("localhost")
                || Stream.of(".localhost", ".local", ".internal").anyMatch(host::endsWith)
                || host.equals(ownName());
    }

    private static boolean isAddress(String host) {
        return host.startsWith("[") || host.matches("\\d+(\\.\\d+){3}");
    }

    private static boolean isNear(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            return parsed.isLoopbackAddress() || parsed.isSiteLocalAddress() || parsed.isAnyLocalAddress();
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    private static String ownName() {
        try {
            return InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
