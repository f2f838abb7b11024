package dev.codefactory.project;

import dev.codefactory.access.Owner;
import dev.codefactory.code.CodeLanguage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code project}. */
@Repository
class ProjectStore {

    private static final String SELECT = """
            select p.*,
                (select count(*) from element e where e.project_id = p.id) as element_count,
                (select count(*) from task t where t.project_id = p.id) as task_count
            from project p
            """;

    private final JdbcClient jdbc;

    ProjectStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Owner owner, UUID id, Project.Draft draft, ProjectStatus status, Instant now) {
        jdbc.sql("""
                        insert into project
                            (id, owner_id, name, description, status, default_language, metadata, created_at, updated_at)
                        values
                            (:id, :owner, :name, :description, :status, :language, cast(:metadata as jsonb), :now, :now)
                        """)
                .param("id", id)
                .param("owner", owner.id())
                .param("name", draft.name())
                .param("description", draft.description())
                .param("status", status.toString())
                .param("language", draft.defaultLanguage().id())
                .param("metadata", draft.metadata())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Project> find(Owner owner, UUID id) {
        return jdbc.sql(SELECT + "where p.id = :id and p.owner_id = :owner")
                .param("id", id)
                .param("owner", owner.id())
                .query(ProjectStore::project)
                .optional();
    }

    /** Makes everybody else who wants to change the project, or anything in it, wait for the end of the transaction. */
    void lock(Owner owner, UUID id) {
        jdbc.sql("select id from project where id = :id and owner_id = :owner for update")
                .param("id", id)
                .param("owner", owner.id())
                .query(UUID.class)
                .optional();
    }

    List<Project> list(Owner owner, Project.Filter filter, @Nullable UUID after, int limit) {
        return jdbc.sql(SELECT + """
                        where p.owner_id = :owner
                            and (cast(:after as uuid) is null or p.id < :after)
                            and (cast(:status as text) is null or p.status = :status)
                            and (cast(:language as text) is null or p.default_language = :language)
                            and (cast(:name as text) is null or position(lower(:name) in lower(p.name)) > 0)
                        order by p.id desc
                        limit :limit
                        """)
                .param("owner", owner.id())
                .param("after", after)
                .param("status", word(filter.status()))
                .param("language", word(filter.defaultLanguage()))
                .param("name", filter.nameContains())
                .param("limit", limit)
                .query(ProjectStore::project)
                .list();
    }

    void update(Owner owner, UUID id, Project.Draft draft, ProjectStatus status, Instant now) {
        jdbc.sql("""
                        update project
                        set name = :name, description = :description, status = :status, default_language = :language,
                            metadata = cast(:metadata as jsonb), version = version + 1, updated_at = :now
                        where id = :id and owner_id = :owner
                        """)
                .param("id", id)
                .param("owner", owner.id())
                .param("name", draft.name())
                .param("description", draft.description())
                .param("status", status.toString())
                .param("language", draft.defaultLanguage().id())
                .param("metadata", draft.metadata())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** An archived project keeps its status. */
    void move(Owner owner, UUID id, ProjectStatus status, Instant now) {
        jdbc.sql("""
                        update project set status = :status, version = version + 1, updated_at = :now
                        where id = :id and owner_id = :owner and status not in ('archived', :status)
                        """)
                .param("id", id)
                .param("owner", owner.id())
                .param("status", status.toString())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Counts as a change of the project, because its numbers of elements and tasks are part of it. */
    void touch(Owner owner, UUID id, Instant now) {
        jdbc.sql("""
                        update project set version = version + 1, updated_at = :now
                        where id = :id and owner_id = :owner
                        """)
                .param("id", id)
                .param("owner", owner.id())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void delete(Owner owner, UUID id) {
        jdbc.sql("delete from project where id = :id and owner_id = :owner")
                .param("id", id)
                .param("owner", owner.id())
                .update();
    }

    private static Project project(ResultSet row, int number) throws SQLException {
        return new Project(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("description"),
                ProjectStatus.of(row.getString("status")),
                CodeLanguage.ofId(row.getString("default_language")).orElseThrow(),
                row.getString("metadata"),
                row.getInt("element_count"),
                row.getInt("task_count"),
                row.getLong("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable String word(@Nullable Enum<?> value) {
        return value == null ? null : value.toString();
    }
}
