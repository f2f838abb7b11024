package dev.codefactory.planning.clarification;

import dev.codefactory.access.Owner;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code clarification}. */
@Repository
class ClarificationStore {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ClarificationStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What was asked and answered. */
    record Asked(
            UUID id,
            @Nullable UUID projectId,
            boolean unattended,
            @Nullable Instant deadline,
            List<Question> questions,
            Map<String, String> answers,
            Instant createdAt) {

        Clarification at(Instant now) {
            var defaultsHold = unattended || (deadline != null && !deadline.isAfter(now));
            return new Clarification(
                    id,
                    projectId,
                    unattended,
                    deadline,
                    Clarification.answered(questions, answers, defaultsHold),
                    createdAt);
        }
    }

    void insert(Owner owner, Asked asked) {
        jdbc.sql("""
                insert into clarification
                    (id, owner_id, project_id, unattended, deadline, questions, created_at, updated_at)
                values (:id, :owner, :project, :unattended, :deadline, cast(:questions as jsonb), :now, :now)
                """)
                .param("id", asked.id())
                .param("owner", owner.id())
                .param("project", asked.projectId())
                .param("unattended", asked.unattended())
                .param("deadline", asked.deadline() == null ? null : Timestamp.from(asked.deadline()))
                .param("questions", json.writeValueAsString(asked.questions()))
                .param("now", Timestamp.from(asked.createdAt()))
                .update();
    }

    Optional<Asked> find(Owner owner, UUID id) {
        return select(owner, id, "");
    }

    /** As {@link #find}, and kept from everybody else's changes until the end of the transaction. */
    Optional<Asked> lock(Owner owner, UUID id) {
        return select(owner, id, " for update");
    }

    private Optional<Asked> select(Owner owner, UUID id, String locking) {
        return jdbc.sql("select * from clarification where id = :id and owner_id = :owner" + locking)
                .param("id", id)
                .param("owner", owner.id())
                .query((row, _) -> asked(row))
                .optional();
    }

    List<Asked> list(Owner owner, @Nullable UUID project, @Nullable UUID after, int limit) {
        return jdbc.sql("""
                select * from clarification
                where owner_id = :owner
                    and (:project::uuid is null or project_id = :project)
                    and (:after::uuid is null or id < :after)
                order by id desc limit :limit
                """)
                .param("owner", owner.id())
                .param("project", project)
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> asked(row))
                .list();
    }

    void answer(Owner owner, UUID id, Map<String, String> answers, Instant now) {
        jdbc.sql("""
                update clarification
                set answers = cast(:answers as jsonb), version = version + 1, updated_at = :now
                where id = :id and owner_id = :owner
                """)
                .param("id", id)
                .param("owner", owner.id())
                .param("answers", json.writeValueAsString(answers))
                .param("now", Timestamp.from(now))
                .update();
    }

    private Asked asked(ResultSet row) throws SQLException {
        var deadline = row.getTimestamp("deadline");
        return new Asked(
                row.getObject("id", UUID.class),
                row.getObject("project_id", UUID.class),
                row.getBoolean("unattended"),
                deadline == null ? null : deadline.toInstant(),
                json.readValue(row.getString("questions"), new TypeReference<List<Question>>() {}),
                json.readValue(row.getString("answers"), new TypeReference<Map<String, String>>() {}),
                row.getTimestamp("created_at").toInstant());
    }
}
