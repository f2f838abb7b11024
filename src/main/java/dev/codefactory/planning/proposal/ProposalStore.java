package dev.codefactory.planning.proposal;

import dev.codefactory.access.Owner;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code expansion_proposal} and {@code expansion_item}. */
@Repository
class ProposalStore {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ProposalStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    /** A proposal without its items. */
    record Head(
            UUID id,
            UUID projectId,
            String title,
            ProposalStatus status,
            boolean autoApprove,
            String basis,
            long version,
            String createdBy,
            @Nullable String decidedBy,
            Instant createdAt,
            Instant updatedAt) {}

    void insert(Owner owner, Head head) {
        jdbc.sql("""
                insert into expansion_proposal
                    (id, owner_id, project_id, title, status, auto_approve, basis, created_by, created_at, updated_at)
                values (:id, :owner, :project, :title, 'open', :auto, :basis, :by, :now, :now)
                """)
                .param("id", head.id())
                .param("owner", owner.id())
                .param("project", head.projectId())
                .param("title", head.title())
                .param("auto", head.autoApprove())
                .param("basis", head.basis())
                .param("by", head.createdBy())
                .param("now", Timestamp.from(head.createdAt()))
                .update();
    }

    Optional<Head> find(Owner owner, UUID project, UUID id) {
        return select(owner, project, id, "");
    }

    /** As {@link #find}, and kept from everybody else's changes until the end of the transaction. */
    Optional<Head> lock(Owner owner, UUID project, UUID id) {
        return select(owner, project, id, " for update");
    }

    private Optional<Head> select(Owner owner, UUID project, UUID id, String locking) {
        return jdbc.sql("""
                select * from expansion_proposal where id = :id and project_id = :project and owner_id = :owner
                """ + locking)
                .param("id", id)
                .param("project", project)
                .param("owner", owner.id())
                .query((row, _) -> head(row))
                .optional();
    }

    /** Newest first; open ones include those that are stale. */
    List<Head> list(Owner owner, UUID project, @Nullable ProposalStatus status, @Nullable UUID after, int limit) {
        return jdbc.sql("""
                select * from expansion_proposal
                where project_id = :project and owner_id = :owner
                    and (:status::text is null or status = :status)
                    and (:after::uuid is null or id < :after)
                order by id desc limit :limit
                """)
                .param("project", project)
                .param("owner", owner.id())
                .param("status", status == null ? null : status == ProposalStatus.STALE ? "open" : status.toString())
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> head(row))
                .list();
    }

    void touch(Owner owner, UUID id, Instant now) {
        jdbc.sql("""
                update expansion_proposal set version = version + 1, updated_at = :now
                where id = :id and owner_id = :owner
                """)
                .param("id", id)
                .param("owner", owner.id())
                .param("now", Timestamp.from(now))
                .update();
    }

    void setBasis(Owner owner, UUID id, String basis) {
        jdbc.sql("update expansion_proposal set basis = :basis where id = :id and owner_id = :owner")
                .param("id", id)
                .param("owner", owner.id())
                .param("basis", basis)
                .update();
    }

    void decide(Owner owner, UUID id, ProposalStatus status, String by) {
        jdbc.sql("""
                update expansion_proposal set status = :status, decided_by = :by where id = :id and owner_id = :owner
                """)
                .param("id", id)
                .param("owner", owner.id())
                .param("status", status.toString())
                .param("by", by)
                .update();
    }

    List<ProposedItem> items(Owner owner, UUID proposal) {
        return jdbc.sql("""
                select i.* from expansion_item i join expansion_proposal p on p.id = i.proposal_id
                where p.id = :proposal and p.owner_id = :owner order by i.position
                """)
                .param("proposal", proposal)
                .param("owner", owner.id())
                .query((row, _) -> item(row))
                .list();
    }

    void add(UUID proposal, ProposedItem item) {
        jdbc.sql("""
                insert into expansion_item (id, proposal_id, position, wanted, fault)
                values (:id, :proposal, :position, cast(:wanted as jsonb), :fault)
                """)
                .param("id", item.id())
                .param("proposal", proposal)
                .param("position", item.position())
                .param("wanted", written(item.wanted()))
                .param("fault", item.fault())
                .update();
    }

    boolean replace(UUID proposal, UUID item, WantedItem wanted) {
        return jdbc.sql("""
                        update expansion_item set wanted = cast(:wanted as jsonb), fault = null
                        where id = :item and proposal_id = :proposal
                        """)
                        .param("item", item)
                        .param("proposal", proposal)
                        .param("wanted", written(wanted))
                        .update()
                == 1;
    }

    boolean delete(UUID proposal, UUID item) {
        return jdbc.sql("delete from expansion_item where id = :item and proposal_id = :proposal")
                        .param("item", item)
                        .param("proposal", proposal)
                        .update()
                == 1;
    }

    private @Nullable String written(@Nullable WantedItem wanted) {
        return wanted == null ? null : json.writeValueAsString(wanted);
    }

    private ProposedItem item(ResultSet row) throws SQLException {
        var wanted = row.getString("wanted");
        return new ProposedItem(
                row.getObject("id", UUID.class),
                row.getInt("position"),
                wanted == null ? null : json.readValue(wanted, WantedItem.class),
                row.getString("fault"));
    }

    private static Head head(ResultSet row) throws SQLException {
        return new Head(
                row.getObject("id", UUID.class),
                row.getObject("project_id", UUID.class),
                row.getString("title"),
                ProposalStatus.of(row.getString("status")),
                row.getBoolean("auto_approve"),
                row.getString("basis"),
                row.getLong("version"),
                row.getString("created_by"),
                row.getString("decided_by"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant());
    }
}
