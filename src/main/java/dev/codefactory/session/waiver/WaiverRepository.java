package dev.codefactory.session.waiver;

import dev.codefactory.access.Owner;
import dev.codefactory.code.Waiver;
import dev.codefactory.session.ExecutionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code waiver}. */
@Repository
class WaiverRepository {

    private final JdbcClient jdbc;

    WaiverRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when the finding is waived already. One that has expired makes room for the new one. */
    boolean add(Owner owner, WaiverView waiver) {
        return jdbc.sql("""
                        insert into waiver (id, owner_id, project_id, fingerprint, reason, created_by, created_at, expires_at)
                        values (:id, :owner, :project, :fingerprint, :reason, :by, :now, :expires)
                        on conflict (owner_id, fingerprint, project_id) do update
                            set id = excluded.id, reason = excluded.reason, created_by = excluded.created_by,
                                created_at = excluded.created_at, expires_at = excluded.expires_at
                            where waiver.expires_at <= excluded.created_at
                        """)
                        .param("id", waiver.id())
                        .param("owner", owner.id())
                        .param("project", waiver.projectId())
                        .param("fingerprint", waiver.fingerprint())
                        .param("reason", waiver.reason())
                        .param("by", waiver.by())
                        .param("now", Timestamp.from(waiver.createdAt()))
                        .param("expires", timestamp(waiver.expiresAt()))
                        .update()
                == 1;
    }

    int count(Owner owner) {
        return jdbc.sql("select count(*) from waiver where owner_id = :owner")
                .param("owner", owner.id())
                .query(Integer.class)
                .single();
    }

    Optional<WaiverView> find(Owner owner, UUID id) {
        return jdbc.sql("select * from waiver where id = :id and owner_id = :owner")
                .param("id", id)
                .param("owner", owner.id())
                .query((row, _) -> view(row))
                .optional();
    }

    /** Newest first; one row more than asked for when there are more. */
    List<WaiverView> list(Owner owner, WaiverFilter filter, Instant now, @Nullable UUID after, int limit) {
        return jdbc.sql("""
                select * from waiver
                where owner_id = :owner
                    and (:fingerprint::text is null or fingerprint = :fingerprint)
                    and (:project::uuid is null or project_id = :project)
                    and (:active::boolean is null or (expires_at is null or expires_at > :now) = :active)
                    and (:after::uuid is null or id < :after)
                order by id desc limit :limit
                """)
                .param("owner", owner.id())
                .param("fingerprint", filter.fingerprint())
                .param("project", filter.projectId())
                .param("active", filter.active())
                .param("now", Timestamp.from(now))
                .param("after", after)
                .param("limit", limit + 1)
                .query((row, _) -> view(row))
                .list();
    }

    boolean delete(Owner owner, UUID id) {
        return jdbc.sql("delete from waiver where id = :id and owner_id = :owner")
                        .param("id", id)
                        .param("owner", owner.id())
                        .update()
                == 1;
    }

    /** What its owner lets stay in the execution, by fingerprint; what was said of its project comes before what holds for all. */
    Map<String, Waiver> inForce(ExecutionId execution, Instant now) {
        var waivers = new HashMap<String, Waiver>();
        jdbc.sql("""
                select w.fingerprint, w.reason, w.created_by
                from execution e join waiver w on w.owner_id = e.owner_id
                    and (w.project_id is null or w.project_id = e.project_id)
                where e.id = :execution and (w.expires_at is null or w.expires_at > :now)
                order by w.project_id nulls first
                """)
                .param("execution", execution.value())
                .param("now", Timestamp.from(now))
                .query((row, _) -> waivers.put(
                        row.getString("fingerprint"), new Waiver(row.getString("reason"), row.getString("created_by"))))
                .list();
        return waivers;
    }

    private static WaiverView view(ResultSet row) throws SQLException {
        var expires = row.getTimestamp("expires_at");
        return new WaiverView(
                row.getObject("id", UUID.class),
                row.getObject("project_id", UUID.class),
                row.getString("fingerprint"),
                row.getString("reason"),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant(),
                expires == null ? null : expires.toInstant());
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
