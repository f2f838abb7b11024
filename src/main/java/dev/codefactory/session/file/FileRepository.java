package dev.codefactory.session.file;

import dev.codefactory.access.Owner;
import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.content.Blobs;
import dev.codefactory.session.content.JsonColumns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code generated_file}. */
@Repository
class FileRepository {

    private final JdbcClient jdbc;
    private final Blobs blobs;
    private final JsonColumns json;

    FileRepository(JdbcClient jdbc, Blobs blobs, JsonColumns json) {
        this.jdbc = jdbc;
        this.blobs = blobs;
        this.json = json;
    }

    void add(UUID step, FileTree files) {
        files.files().forEach(file -> add(step, file));
    }

    private void add(UUID step, CodeFile file) {
        jdbc.sql("""
                insert into generated_file (step_id, path, language, size, sha256, made_by)
                select :step, :path, :language, :size, :sha256, coalesce(
                    (select f.made_by from generated_file f join step_run earlier on earlier.id = f.step_id
                     where earlier.execution_id in (e.id, e.retry_of) and f.path = :path and f.sha256 = :sha256
                     order by earlier.id desc limit 1),
                    (select maker.id from step_run maker
                     where maker.execution_id = e.id and maker.position <= s.position and maker.model is not null
                         and maker.type in ('code_generation', 'code_improvement', 'test_generation')
                         and (maker.part is null or maker.part = :path)
                     order by maker.position desc limit 1))
                from step_run s join execution e on e.id = s.execution_id where s.id = :step
                """)
                .param("step", step)
                .param("path", file.path().value())
                .param("language", file.language().map(CodeLanguage::id).orElse(null))
                .param("size", file.content().length())
                .param("sha256", blobs.store(file.content()))
                .update();
    }

    /** The files of the tree that stands, by path. */
    List<FileView> list(Owner owner, ExecutionId execution) {
        return jdbc.sql("""
                select f.*, m.type, m.round, m.prompt_key, m.prompt_version, m.prompt_sha256, m.provider, m.model,
                    m.model_digest, coalesce(m.sampling, '{}') as sampling
                from generated_file f join execution e on e.standing_step = f.step_id
                    left join step_run m on m.id = f.made_by
                where e.id = :execution and e.owner_id = :owner order by f.path collate "C"
                """)
                .param("execution", execution.value())
                .param("owner", owner.id())
                .query(this::view)
                .list();
    }

    private FileView view(ResultSet row, int index) throws SQLException {
        return new FileView(
                new CodePath(row.getString("path")),
                row.getString("language"),
                row.getInt("size"),
                row.getString("sha256"),
                row.getObject("step_id", UUID.class),
                row.getString("model") == null ? null : maker(row));
    }

    private Maker maker(ResultSet row) throws SQLException {
        return new Maker(
                row.getObject("made_by", UUID.class),
                row.getString("type"),
                row.getInt("round"),
                row.getString("prompt_key"),
                row.getObject("prompt_version", Integer.class),
                row.getString("prompt_sha256"),
                row.getString("provider"),
                row.getString("model"),
                row.getString("model_digest"),
                json.readNumbers(row, "sampling"));
    }
}
