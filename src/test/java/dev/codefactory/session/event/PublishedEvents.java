package dev.codefactory.session.event;

import dev.codefactory.session.ExecutionId;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Executions that nothing runs, of which a test tells what it likes. */
public final class PublishedEvents {

    private final EventLog log;
    private final Watches watches;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    /** Takes the beans of the service, such as {@code context::getBean}. */
    public PublishedEvents(Beans beans) {
        log = beans.get(EventLog.class);
        watches = beans.get(Watches.class);
        jdbc = beans.get(JdbcClient.class);
        transaction = beans.get(TransactionTemplate.class);
    }

    /** The beans of a service. */
    public interface Beans {
        <T> T get(Class<T> type);
    }

    /** A new execution without an event. */
    public UUID execution(UUID owner) {
        var id = ExecutionId.next().value();
        jdbc.sql("""
                with session as (
                    insert into generation_session (id, owner_id, template_type, description, created_at)
                    values (:id, :owner, 'function', 'published', now()))
                insert into execution
                    (id, session_id, owner_id, pipeline_id, template_type, language, request, status, created_at)
                values (:id, :id, :owner, :id, 'function', 'python', '{}', 'running', now())
                """).param("id", id).param("owner", owner).update();
        return id;
    }

    /** Commits an event on this node. */
    public void publish(UUID execution, String type, Map<String, ?> data) {
        transaction.executeWithoutResult(_ -> log.append(new ExecutionId(execution), type, data));
    }

    /** Commits an event as another node does: nobody on this one is told. */
    public void publishElsewhere(UUID execution, String type) {
        jdbc.sql("""
                with last as (update execution set last_event = last_event + 1 where id = :id returning last_event)
                insert into execution_event (execution_id, sequence, type, data, created_at)
                select :id, last_event, :type, '{}', now() from last
                """).param("id", execution).param("type", type).update();
    }

    /** How many executions are watched on this node. */
    public int watched() {
        return watches.size();
    }
}
