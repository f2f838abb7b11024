package dev.codefactory.project;

import dev.codefactory.access.Owner;
import dev.codefactory.project.ProjectGraph.Kind;
import dev.codefactory.project.ProjectGraph.Node;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code element_dependency} and {@code task_dependency}. */
@Repository
class DependencyStore {

    private final JdbcClient jdbc;

    DependencyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    ProjectGraph graph(Owner owner, UUID project) {
        var nodes = jdbc.sql("""
                        select e.id, 'element' as kind, e.name, null::uuid as element_id, null as status,
                            array(select depends_on_id from element_dependency where element_id = e.id order by 1)
                                as dependencies
                        from element e join project p on p.id = e.project_id
                        where p.id = :project and p.owner_id = :owner
                        union all
                        select t.id, 'task', t.title, t.element_id, t.status,
                            array(select depends_on_id from task_dependency where task_id = t.id order by 1)
                        from task t join project p on p.id = t.project_id
                        where p.id = :project and p.owner_id = :owner
                        order by id
                        """)
                .param("project", project)
                .param("owner", owner.id())
                .query(DependencyStore::node)
                .list();
        return new ProjectGraph(nodes);
    }

    /** Whether the owner has such a thing, in whatever project. */
    boolean exists(Owner owner, Kind kind, UUID id) {
        return jdbc.sql("""
                        select exists (
                            select 1 from %s n join project p on p.id = n.project_id
                            where n.id = :id and p.owner_id = :owner)
                        """.formatted(kind))
                .param("id", id)
                .param("owner", owner.id())
                .query(Boolean.class)
                .single();
    }

    /** Replaces the dependencies of one element or task, which the caller has checked. */
    void replace(UUID project, Node node) {
        jdbc.sql("delete from %1$s_dependency where %1$s_id = :id and project_id = :project".formatted(node.kind()))
                .param("id", node.id())
                .param("project", project)
                .update();
        if (!node.dependencies().isEmpty()) {
            jdbc.sql("""
                            insert into %1$s_dependency (project_id, %1$s_id, depends_on_id)
                            select :project, :id, id from %1$s where project_id = :project and id in (:dependencies)
                            """.formatted(node.kind()))
                    .param("project", project)
                    .param("id", node.id())
                    .param("dependencies", node.dependencies())
                    .update();
        }
    }

    /** The ids in an array column. */
    static List<UUID> ids(ResultSet row, String column) throws SQLException {
        return Arrays.asList((UUID[]) row.getArray(column).getArray());
    }

    private static Node node(ResultSet row, int number) throws SQLException {
        var status = row.getString("status");
        return new Node(
                row.getObject("id", UUID.class),
                Kind.of(row.getString("kind")),
                row.getString("name"),
                row.getObject("element_id", UUID.class),
                status == null ? null : TaskStatus.of(status),
                ids(row, "dependencies"));
    }
}
