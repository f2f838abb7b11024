package dev.codefactory.session.stats;

import dev.codefactory.access.Owner;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Tells, from the tables and from nothing else, how often what was asked for came out verified. */
@Service
public class Ledger {

    private final LedgerRepository rows;

    Ledger(LedgerRepository rows) {
        this.rows = rows;
    }

    /**
     * By group; one entry more than asked for when there are more.
     *
     * @param after the cursor of the entry before the first one, or null
     */
    public List<LedgerEntry> of(
            Owner owner, LedgerFilter filter, Set<Dimension> by, @Nullable String after, int limit) {
        return rows.entries(owner, filter, by, after, limit + 1);
    }

    /** The same over the executions of all owners. */
    public List<LedgerEntry> ofAll(LedgerFilter filter, Set<Dimension> by, @Nullable String after, int limit) {
        return rows.entries(null, filter, by, after, limit + 1);
    }
}
