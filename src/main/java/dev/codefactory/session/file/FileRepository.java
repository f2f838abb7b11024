package dev.codefactory.session.file;

import dev.codefactory.access.Owner;
import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.content.Blobs;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code generated_file}. */
@Repository
class FileRepository {

    private final JdbcClient jdbc;
    private final Blobs blobs;

    FileRepository(JdbcClient jdbc, Blobs blobs) {
        this.jdbc = jdbc;
        this.blobs = blobs;
    }

    void add(UUID step, FileTree files) {
        files.files().forEach(file -> add(step, file));
    }

    private void add(UUID step, CodeFile file) {
        jdbc.sql("""
                insert into generated_file (step_id, path, language, size, sha256)
                values (:step, :path, :language, :size, :sha256)
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
                select f.* from generated_file f join execution e on e.standing_step = f.step_id
                where e.id = :execution and e.owner_id = :owner order by f.path collate "C"
                """)
                .param("execution", execution.value())
                .param("owner", owner.id())
                .query((row, _) -> new FileView(
                        new CodePath(row.getString("path")),
                        row.getString("language"),
                        row.getInt("size"),
                        row.getString("sha256"),
                        row.getObject("step_id", UUID.class)))
                .list();
    }
}
