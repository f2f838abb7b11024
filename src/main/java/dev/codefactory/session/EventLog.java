package dev.codefactory.session;

import dev.codefactory.access.Owner;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The append-only log of what happened to each execution. An event is written in the transaction that made it true. */
@Repository
class EventLog {

    private final JdbcClient jdbc;
    private final JsonColumns json;
    private final ExecutionSignals signals;
    private final Clock clock;

    EventLog(JdbcClient jdbc, JsonColumns json, ExecutionSignals signals, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.signals = signals;
        this.clock = clock;
    }

    /** Appends an event; the execution's row is locked from here to the end of the transaction, so that numbers have no gaps. */
    void append(ExecutionId execution, String type, Map<String, ?> data) {
        var sequence = jdbc.sql("update execution set last_event = last_event + 1 where id = :id returning last_event")
                .param("id", execution.value())
                .query(Long.class)
                .single();
        jdbc.sql("""
                insert into execution_event (execution_id, sequence, type, data, created_at)
                values (:execution, :sequence, :type, :data::jsonb, :now)
                """)
                .param("execution", execution.value())
                .param("sequence", sequence)
                .param("type", type)
                .param("data", json.write(data))
                .param("now", Timestamp.from(Instant.now(clock)))
                .update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                signals.changed(execution);
            }
        });
    }

    /** Up to {@code limit} events after the given number, in order. */
    List<EventView> after(Owner owner, ExecutionId execution, long sequence, int limit) {
        return jdbc.sql("""
                select v.* from execution_event v join execution e on e.id = v.execution_id
                where e.id = :execution and e.owner_id = :owner and v.sequence > :sequence
                order by v.sequence limit :limit
                """)
                .param("execution", execution.value())
                .param("owner", owner.id())
                .param("sequence", sequence)
                .param("limit", limit)
                .query((row, _) -> new EventView(
                        row.getLong("sequence"),
                        row.getString("type"),
                        row.getString("data"),
                        row.getTimestamp("created_at").toInstant()))
                .list();
    }
}
