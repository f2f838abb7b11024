package dev.codefactory.session.event;

import static java.util.stream.Collectors.toMap;

import dev.codefactory.access.Owner;
import dev.codefactory.session.ExecutionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code execution_event}. Whoever reads events has made sure that the execution is the reader's own. */
@Repository
class EventRepository implements EventRows {

    private final JdbcClient jdbc;

    EventRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the execution is the owner's own. */
    boolean isOf(Owner owner, ExecutionId execution) {
        return jdbc.sql("select exists (select from execution where id = :id and owner_id = :owner)")
                .param("id", execution.value())
                .param("owner", owner.id())
                .query(Boolean.class)
                .single();
    }

    /** The next free number; the execution's row is locked from here to the end of the transaction, so that numbers have no gaps. */
    long nextNumber(ExecutionId execution) {
        return jdbc.sql("update execution set last_event = last_event + 1 where id = :id returning last_event")
                .param("id", execution.value())
                .query(Long.class)
                .single();
    }

    void add(ExecutionId execution, long sequence, String type, String data, Instant at) {
        jdbc.sql("""
                insert into execution_event (execution_id, sequence, type, data, created_at)
                values (:execution, :sequence, :type, :data::jsonb, :at)
                """)
                .param("execution", execution.value())
                .param("sequence", sequence)
                .param("type", type)
                .param("data", data)
                .param("at", Timestamp.from(at))
                .update();
    }

    @Override
    public List<EventView> after(ExecutionId execution, long sequence, int limit) {
        return jdbc.sql("""
                select * from execution_event where execution_id = :execution and sequence > :sequence
                order by sequence limit :limit
                """)
                .param("execution", execution.value())
                .param("sequence", sequence)
                .param("limit", limit)
                .query(EventRepository::view)
                .list();
    }

    @Override
    public List<EventView> latest(ExecutionId execution, long sequence, int limit) {
        return jdbc.sql("""
                select * from execution_event where execution_id = :execution and sequence > :sequence
                order by sequence desc limit :limit
                """)
                .param("execution", execution.value())
                .param("sequence", sequence)
                .param("limit", limit)
                .query(EventRepository::view)
                .list()
                .reversed();
    }

    @Override
    public Map<ExecutionId, Long> lastNumbers(Collection<ExecutionId> executions) {
        record Last(ExecutionId execution, long number) {}
        return jdbc
                .sql("select id, last_event from execution where id = any(:ids)")
                .param("ids", executions.stream().map(ExecutionId::value).toArray(UUID[]::new))
                .query((row, _) ->
                        new Last(new ExecutionId(row.getObject("id", UUID.class)), row.getLong("last_event")))
                .list()
                .stream()
                .collect(toMap(Last::execution, Last::number));
    }

    private static EventView view(ResultSet row, int index) throws SQLException {
        return new EventView(
                row.getLong("sequence"),
                row.getString("type"),
                row.getString("data"),
                row.getTimestamp("created_at").toInstant());
    }
}
