package dev.codefactory.queue.simulation;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A process of the service and what it has in hand. */
final class VirtualNode {

    final Set<Attempt> inHand = new LinkedHashSet<>();
    boolean alive = true;

    /** One attempt at a piece; it owns the piece only as long as nobody took it away. */
    static final class Attempt {

        final Piece piece;
        final String host;
        final VirtualNode node;
        ModelHost.@Nullable Call call;

        Attempt(Piece piece, String host, VirtualNode node) {
            this.piece = piece;
            this.host = host;
            this.node = node;
        }
    }
}
