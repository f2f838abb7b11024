package dev.codefactory.session.stats;

import dev.codefactory.code.CodeLanguage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which executions the ledger counts; null means all.
 *
 * @param from they ended then or later
 * @param to they ended before that
 */
public record LedgerFilter(
        @Nullable String model,
        @Nullable String template,
        @Nullable CodeLanguage language,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** All executions. */
    public static final LedgerFilter ALL = new LedgerFilter(null, null, null, null, null);
}
