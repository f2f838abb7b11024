package dev.codefactory.session.replay;

import dev.codefactory.access.Owner;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.content.JsonColumns;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code replay}. */
@Repository
class ReplayRepository {

    private final JdbcClient jdbc;
    private final JsonColumns json;

    ReplayRepository(JdbcClient jdbc, JsonColumns json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @param outcome null where the cassette does not tell */
    record Recorded(@Nullable Outcome outcome) {}

    void add(ExecutionId id, Recorded recorded) {
        jdbc.sql("insert into replay (execution_id, recorded) values (:id, :recorded::jsonb)")
                .param("id", id.value())
                .param("recorded", json.write(recorded))
                .update();
    }

    Optional<Recorded> find(Owner owner, ExecutionId id) {
        return jdbc.sql("""
                select r.recorded from replay r join execution e on e.id = r.execution_id
                where r.execution_id = :id and e.owner_id = :owner
                """)
                .param("id", id.value())
                .param("owner", owner.id())
                .query(String.class)
                .optional()
                .map(text -> json.read(text, Recorded.class));
    }
}
