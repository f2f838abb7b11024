package dev.codefactory.queue.cluster;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * This process.
 *
 * @param name unlike that of every other process of the cluster
 * @param version the version of the service, or {@code unknown}
 * @param localSlots how much local work it does at once
 */
public record Node(String name, String version, int localSlots) {

    /** A node by its configured name or, without one, by its machine's name and a random part. */
    public static Node named(@Nullable String configured, int localSlots) {
        var version = Node.class.getPackage().getImplementationVersion();
        return new Node(
                configured == null ? randomName() : configured, version == null ? "unknown" : version, localSlots);
    }

    private static String randomName() {
        var random = UUID.randomUUID().toString().substring(0, 8);
        try {
            return InetAddress.getLocalHost().getHostName() + "-" + random;
        } catch (UnknownHostException _) {
            return "node-" + random;
        }
    }
}
