package dev.codefactory.session.execution;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.codefactory.access.Owner;
import dev.codefactory.code.FileTree;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.pipeline.Pipeline;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.TemplateUse;
import dev.codefactory.session.content.Blobs;
import dev.codefactory.session.content.JsonColumns;
import dev.codefactory.session.waiver.Waivers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What executions were asked for, as their rows hold it. Whoever asks has made sure that the execution is the owner's own. */
@Component
public class Requests {

    private final JdbcClient jdbc;
    private final JsonColumns json;
    private final Blobs blobs;
    private final Waivers waivers;

    Requests(JdbcClient jdbc, JsonColumns json, Blobs blobs, Waivers waivers) {
        this.jdbc = jdbc;
        this.json = json;
        this.blobs = blobs;
        this.waivers = waivers;
    }

    /** The text of the column, with its file contents stored. */
    String write(GenerationRequest request) {
        return json.write(StoredRequest.of(request, blobs));
    }

    /** Equal for two submissions that ask for the same. */
    String fingerprint(Submission submission) {
        // What was not asked for is left out, so that a key from before it could be asked for still fits.
        var dependsOn = submission.dependsOn().isEmpty() ? "" : submission.dependsOn();
        var priority = submission.priority() == Submission.USUAL_PRIORITY ? "" : submission.priority();
        var parameters = submission.request().pipeline().parameters();
        return Blobs.sha256("%s%s%s%s%s"
                .formatted(
                        write(submission.request()),
                        dependsOn,
                        priority,
                        parameters.isEmpty() ? "" : json.write(parameters),
                        fingerprint(submission.template())));
    }

    /** Which version is current is not asked for, so that a repeated request stays the same when that changes. */
    private static String fingerprint(@Nullable TemplateUse template) {
        if (template == null) {
            return "";
        }
        return "%s %s %s".formatted(template.id(), template.pinned() ? template.version() : "", template.example());
    }

    /** What was asked for, on top of the files of those it depends on, with the waivers that are in force now. */
    public GenerationRequest load(ExecutionId id) {
        return jdbc.sql(
                        "select request, pipeline, coalesce(inherited, '{}') as inherited from execution where id = :id")
                .param("id", id.value())
                .query((row, _) -> requireNonNull(json.read(row, "request", StoredRequest.class))
                        .load(blobs, pipeline(row))
                        .on(blobs.load(json.readMap(row, "inherited"))))
                .single()
                .waiving(waivers.inForce(id));
    }

    private Pipeline pipeline(ResultSet row) throws SQLException {
        return requireNonNullElse(json.read(row, "pipeline", Pipeline.class), Pipeline.STANDARD);
    }

    /** The text of the column, for the steps of a request. */
    String write(Pipeline pipeline) {
        return json.write(pipeline);
    }

    /** The steps that executions of the owner went through. */
    public Optional<Pipeline> pipeline(Owner owner, UUID id) {
        return jdbc.sql("select pipeline from execution where owner_id = :owner and pipeline_id = :id limit 1")
                .param("owner", owner.id())
                .param("id", id)
                .query((row, _) -> pipeline(row))
                .optional();
    }

    /** What it gets from those it depends on. */
    void inherit(ExecutionId id, Map<String, String> files) {
        if (!files.isEmpty()) {
            jdbc.sql("update execution set inherited = :files::jsonb where id = :id")
                    .param("files", json.write(files))
                    .param("id", id.value())
                    .update();
        }
    }

    /** What it gets, where those that made it are not there. */
    void inherit(ExecutionId id, FileTree files) {
        inherit(id, blobs.store(files));
    }

    /** Whether it is answered from a recording. */
    public boolean isReplay(ExecutionId id) {
        return jdbc.sql("select replay from execution where id = :id")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    /** Where it begins, if not at the beginning. */
    public Optional<Origin> origin(ExecutionId id) {
        return jdbc.sql("select origin from execution where id = :id and origin is not null")
                .param("id", id.value())
                .query(String.class)
                .optional()
                .map(text -> json.read(text, Origin.class));
    }

    public int priority(ExecutionId id) {
        return jdbc.sql("select priority from execution where id = :id")
                .param("id", id.value())
                .query(Integer.class)
                .single();
    }
}
