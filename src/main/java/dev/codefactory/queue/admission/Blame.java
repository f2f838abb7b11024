package dev.codefactory.queue.admission;

import java.util.Collection;
import java.util.UUID;

/**
 * Who is to blame when a node dies. Whatever ran on it is suspect; but if suspects of an earlier death were among it, it was one of them,
 * and their neighbours are not blamed. Suspects are let in one at a time, so work that kills nodes soon is alone to blame.
 *
 * @param maxDeaths how many deaths make poison of a piece of work
 */
public record Blame(int maxDeaths) {

    /**
     * What a dead node had in hand.
     *
     * @param deaths how many deaths it is blamed for
     */
    public record InHand(UUID id, int deaths) {}

    /** The deaths a piece is blamed for after the node that did all these died. */
    public int after(InHand piece, Collection<InHand> all) {
        var suspectsAmongThem = all.stream().anyMatch(other -> other.deaths() > 0);
        return suspectsAmongThem && piece.deaths() == 0 ? 0 : piece.deaths() + 1;
    }

    /** Whether so many deaths make it poison, which nobody is given any more. */
    public boolean isPoison(int deaths) {
        return deaths >= maxDeaths;
    }
}
