package dev.codefactory.project;

import dev.codefactory.access.Owner;
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

/** The table {@code element}. */
@Repository
class ElementStore {

    private static final String SELECT = """
            select e.*,
                array(select depends_on_id from element_dependency where element_id = e.id order by 1) as dependencies,
                (select count(*) from task t where t.element_id = e.id) as task_count
            from element e join project p on p.id = e.project_id
            """;

    private final JdbcClient jdbc;

    ElementStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds an element to a project the caller has opened for change. */
    void insert(UUID project, UUID id, Element.Draft draft, Instant now) {
        jdbc.sql("""
                        insert into element
                            (id, project_id, name, description, type, metadata, created_at, updated_at)
                        values
                            (:id, :project, :name, :description, :type, cast(:metadata as jsonb), :now, :now)
                        """)
                .param("id", id)
                .param("project", project)
                .param("name", draft.name())
                .param("description", draft.description())
                .param("type", draft.type().toString())
                .param("metadata", draft.metadata())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Element> find(Owner owner, UUID project, UUID id) {
        return jdbc.sql(SELECT + "where e.id = :id and p.id = :project and p.owner_id = :owner")
                .param("id", id)
                .param("project", project)
                .param("owner", owner.id())
                .query(ElementStore::element)
                .optional();
    }

    List<Element> list(Owner owner, UUID project, Element.Filter filter, @Nullable UUID after, int limit) {
        var type = filter.type();
        return jdbc.sql(SELECT + """
                        where p.id = :project and p.owner_id = :owner
                            and (cast(:after as uuid) is null or e.id < :after)
                            and (cast(:type as text) is null or e.type = :type)
                            and (cast(:name as text) is null or position(lower(:name) in lower(e.name)) > 0)
                        order by e.id desc
                        limit :limit
                        """)
                .param("project", project)
                .param("owner", owner.id())
                .param("after", after)
                .param("type", type == null ? null : type.toString())
                .param("name", filter.nameContains())
                .param("limit", limit)
                .query(ElementStore::element)
                .list();
    }

    /** All elements of a project, oldest first. */
    List<Element> all(Owner owner, UUID project) {
        return jdbc.sql(SELECT + "where p.id = :project and p.owner_id = :owner order by e.id")
                .param("project", project)
                .param("owner", owner.id())
                .query(ElementStore::element)
                .list();
    }

    void update(Owner owner, UUID id, Element.Draft draft, Instant now) {
        jdbc.sql("""
                        update element e
                        set name = :name, description = :description, type = :type,
                            metadata = cast(:metadata as jsonb), version = e.version + 1, updated_at = :now
                        from project p
                        where e.id = :id and p.id = e.project_id and p.owner_id = :owner
                        """)
                .param("id", id)
                .param("owner", owner.id())
                .param("name", draft.name())
                .param("description", draft.description())
                .param("type", draft.type().toString())
                .param("metadata", draft.metadata())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Counts as a change of the element, because its number of tasks is part of it. */
    void touch(Owner owner, UUID id, Instant now) {
        jdbc.sql("""
                        update element e set version = e.version + 1, updated_at = :now
                        from project p
                        where e.id = :id and p.id = e.project_id and p.owner_id = :owner
                        """)
                .param("id", id)
                .param("owner", owner.id())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void delete(Owner owner, UUID id) {
        jdbc.sql("""
                        delete from element e using project p
                        where e.id = :id and p.id = e.project_id and p.owner_id = :owner
                        """).param("id", id).param("owner", owner.id()).update();
    }

    private static Element element(ResultSet row, int number) throws SQLException {
        return new Element(
                row.getObject("id", UUID.class),
                row.getObject("project_id", UUID.class),
                row.getString("name"),
                row.getString("description"),
                ElementType.of(row.getString("type")),
                DependencyStore.ids(row, "dependencies"),
                row.getString("metadata"),
                row.getInt("task_count"),
                row.getLong("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
