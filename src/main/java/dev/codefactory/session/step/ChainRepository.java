package dev.codefactory.session.step;

import static java.util.Objects.requireNonNull;

import dev.codefactory.code.CodePath;
import dev.codefactory.pipeline.Chain;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.content.Blobs;
import dev.codefactory.session.content.JsonColumns;
import dev.codefactory.session.content.StoredChain;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What steps found out: the column {@code chain} of {@code step_run}. */
@Repository
class ChainRepository {

    private final JdbcClient jdbc;
    private final JsonColumns json;
    private final Blobs blobs;

    ChainRepository(JdbcClient jdbc, JsonColumns json, Blobs blobs) {
        this.jdbc = jdbc;
        this.json = json;
        this.blobs = blobs;
    }

    /** What is known before a step: what those it waits for found out, or else the last step before it, or else the execution's origin. */
    Chain before(UUID id) {
        var awaited = chains("""
                select needed.chain from step_dependency d join step_run needed on needed.id = d.depends_on_id
                where d.step_id = :id and needed.chain is not null order by needed.position
                """, id);
        var origin = chains("""
                select e.origin -> 'known' as chain from step_run s join execution e on e.id = s.execution_id
                where s.id = :id and e.origin is not null
                """, id);
        if (!awaited.isEmpty()) {
            return Chain.join(Stream.concat(origin.stream(), awaited.stream()).toList());
        }
        // Steps for single files stand side by side, so that the one before is not what they go on from.
        var earlier = chains("""
                select earlier.chain from step_run s join step_run earlier on earlier.execution_id = s.execution_id
                where s.id = :id and earlier.position < s.position and earlier.chain is not null
                    and (s.part is null or earlier.part is null)
                order by earlier.position desc limit 1
                """, id);
        return Stream.concat(earlier.stream(), origin.stream()).findFirst().orElse(Chain.START);
    }

    /** What an execution knew last; at its beginning, what it set out with. */
    Chain last(ExecutionId execution) {
        return jdbc.sql("""
                select coalesce(
                    (select s.chain from step_run s where s.execution_id = e.id and s.chain is not null and s.part is null
                     order by s.position desc limit 1),
                    e.origin -> 'known') as chain
                from execution e where e.id = :id
                """)
                .param("id", execution.value())
                .query((row, _) -> Optional.ofNullable(json.read(row, "chain", StoredChain.class)))
                .single()
                .map(this::load)
                .orElse(Chain.START);
    }

    /** What the completed steps for these files found out. */
    List<Chain> ofParts(ExecutionId execution, Collection<CodePath> parts) {
        if (parts.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                select chain from step_run
                where execution_id = :id and part in (:parts) and chain is not null order by position
                """)
                .param("id", execution.value())
                .param("parts", parts.stream().map(CodePath::value).toList())
                .query(this::chain)
                .list();
    }

    private List<Chain> chains(String sql, UUID id) {
        return jdbc.sql(sql).param("id", id).query(this::chain).list();
    }

    private Chain chain(ResultSet row, int number) throws SQLException {
        return load(requireNonNull(json.read(row, "chain", StoredChain.class)));
    }

    /** The text of the column, with its file contents stored. */
    String write(Chain chain) {
        return json.write(stored(chain));
    }

    Chain load(StoredChain stored) {
        return stored.load(blobs);
    }

    StoredChain stored(Chain chain) {
        return StoredChain.of(chain, blobs);
    }
}
