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

/** The table {@code task}. */
@Repository
class TaskStore {

    private static final String SELECT = """
            select t.*,
                array(select depends_on_id from task_dependency where task_id = t.id order by 1) as dependencies
            from task t join project p on p.id = t.project_id
            """;

    private final JdbcClient jdbc;

    TaskStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a task to an element of a project the caller has opened for change. */
    void insert(Element element, UUID id, Task.Draft draft, TaskStatus status, Instant now) {
        jdbc.sql("""
                        insert into task
                            (id, project_id, element_id, title, prompt, status, code_language, metadata,
                            created_at, updated_at)
                        values
                            (:id, :project, :element, :title, :prompt, :status, :language, cast(:metadata as jsonb),
                            :now, :now)
                        """)
                .param("id", id)
                .param("project", element.projectId())
                .param("element", element.id())
                .param("title", draft.title())
                .param("prompt", draft.prompt())
                .param("status", status.toString())
                .param("language", word(draft.codeLanguage()))
                .param("metadata", draft.metadata())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Task> find(Owner owner, UUID project, UUID element, UUID id) {
        return jdbc.sql(SELECT + """
                        where t.id = :id and t.element_id = :element and p.id = :project and p.owner_id = :owner
                        """)
                .param("id", id)
                .param("element", element)
                .param("project", project)
                .param("owner", owner.id())
                .query(TaskStore::task)
                .optional();
    }

    Optional<Task> find(Owner owner, UUID project, UUID id) {
        return jdbc.sql(SELECT + "where t.id = :id and p.id = :project and p.owner_id = :owner")
                .param("id", id)
                .param("project", project)
                .param("owner", owner.id())
                .query(TaskStore::task)
                .optional();
    }

    List<Task> list(Owner owner, UUID project, Task.Filter filter, @Nullable UUID after, int limit) {
        return jdbc.sql(SELECT + """
                        where p.id = :project and p.owner_id = :owner
                            and (cast(:after as uuid) is null or t.id < :after)
                            and (cast(:element as uuid) is null or t.element_id = :element)
                            and (cast(:status as text) is null or t.status = :status)
                            and (cast(:language as text) is null
                                or coalesce(t.code_language, p.default_language) = :language)
                            and (cast(:title as text) is null or position(lower(:title) in lower(t.title)) > 0)
                        order by t.id desc
                        limit :limit
                        """)
                .param("project", project)
                .param("owner", owner.id())
                .param("after", after)
                .param("element", filter.elementId())
                .param("status", word(filter.status()))
                .param("language", word(filter.codeLanguage()))
                .param("title", filter.titleContains())
                .param("limit", limit)
                .query(TaskStore::task)
                .list();
    }

    void update(Owner owner, UUID id, Task.Draft draft, TaskStatus status, Instant now) {
        jdbc.sql("""
                        update task t
                        set title = :title, prompt = :prompt, status = :status, code_language = :language,
                            metadata = cast(:metadata as jsonb), version = t.version + 1, updated_at = :now
                        from project p
                        where t.id = :id and p.id = t.project_id and p.owner_id = :owner
                        """)
                .param("id", id)
                .param("owner", owner.id())
                .param("title", draft.title())
                .param("prompt", draft.prompt())
                .param("status", status.toString())
                .param("language", word(draft.codeLanguage()))
                .param("metadata", draft.metadata())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Changes nothing but the status and, unless it is null, the generated code. */
    void move(Owner owner, UUID id, TaskStatus status, @Nullable String code, Instant now) {
        jdbc.sql("""
                        update task t
                        set status = :status, generated_code = coalesce(:code, t.generated_code),
                            version = t.version + 1, updated_at = :now
                        from project p
                        where t.id = :id and p.id = t.project_id and p.owner_id = :owner
                            and (t.status <> :status or cast(:code as text) is not null)
                        """)
                .param("id", id)
                .param("owner", owner.id())
                .param("status", status.toString())
                .param("code", code)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Whether no task of the project is left to be done. */
    boolean allCompleted(UUID project) {
        return jdbc.sql("select not exists (select from task where project_id = :project and status <> 'completed')")
                .param("project", project)
                .query(Boolean.class)
                .single();
    }

    /** All tasks of a project, oldest first. */
    List<Task> all(Owner owner, UUID project) {
        return jdbc.sql(SELECT + "where p.id = :project and p.owner_id = :owner order by t.id")
                .param("project", project)
                .param("owner", owner.id())
                .query(TaskStore::task)
                .list();
    }

    void delete(Owner owner, UUID id) {
        jdbc.sql("""
                        delete from task t using project p
                        where t.id = :id and p.id = t.project_id and p.owner_id = :owner
                        """).param("id", id).param("owner", owner.id()).update();
    }

    private static Task task(ResultSet row, int number) throws SQLException {
        var language = row.getString("code_language");
        return new Task(
                row.getObject("id", UUID.class),
                row.getObject("project_id", UUID.class),
                row.getObject("element_id", UUID.class),
                row.getString("title"),
                row.getString("prompt"),
                TaskStatus.of(row.getString("status")),
                row.getString("generated_code"),
                language == null ? null : CodeLanguage.ofId(language).orElseThrow(),
                DependencyStore.ids(row, "dependencies"),
                row.getString("metadata"),
                row.getLong("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable String word(@Nullable Enum<?> value) {
        return value == null ? null : value.toString();
    }
}
