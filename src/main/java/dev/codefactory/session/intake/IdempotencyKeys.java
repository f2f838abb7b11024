package dev.codefactory.session.intake;

import dev.codefactory.access.Owner;
import dev.codefactory.session.ExecutionId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which execution a caller's key stands for. */
@Component
public class IdempotencyKeys {

    private final JdbcClient jdbc;
    private final Clock clock;

    IdempotencyKeys(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Entry(UUID executionId, String bodySha256) {}

    /**
     * Takes the key for an execution that the caller's transaction is about to create. A concurrent request with the same key waits here
     * until this transaction ends.
     *
     * @param key null when the caller gave none; then there is nothing to take
     * @return the execution the key stands for already, or empty when it is taken now
     * @throws IdempotencyConflictException when it stands for a request with another body
     */
    public Optional<ExecutionId> take(Owner owner, @Nullable String key, String bodySha256, ExecutionId execution) {
        if (key == null) {
            return Optional.empty();
        }
        var taken = jdbc.sql("""
                insert into idempotency_key (owner_id, key, body_sha256, execution_id, created_at)
                values (:owner, :key, :body, :execution, :now) on conflict do nothing
                """)
                .param("owner", owner.id())
                .param("key", key)
                .param("body", bodySha256)
                .param("execution", execution.value())
                .param("now", Timestamp.from(Instant.now(clock)))
                .update();
        if (taken == 1) {
            return Optional.empty();
        }
        var earlier = jdbc.sql("""
                select execution_id, body_sha256 from idempotency_key where owner_id = :owner and key = :key
                """)
                .param("owner", owner.id())
                .param("key", key)
                .query(Entry.class)
                .single();
        if (!earlier.bodySha256().equals(bodySha256)) {
            throw new IdempotencyConflictException();
        }
        return Optional.of(new ExecutionId(earlier.executionId()));
    }
}
