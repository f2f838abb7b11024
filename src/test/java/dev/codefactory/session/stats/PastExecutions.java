package dev.codefactory.session.stats;

import dev.codefactory.access.Owner;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes the rows of executions that have ended, second by second. */
final class PastExecutions {

    static final Instant REQUESTED = Instant.parse("2026-03-01T12:00:00Z");

    private final JdbcClient jdbc;
    private final Owner owner;

    private PastExecutions(JdbcClient jdbc, Owner owner) {
        this.jdbc = jdbc;
        this.owner = owner;
    }

    static PastExecutions ofNewOwner(JdbcClient jdbc) {
        var owner = new Owner(UUID.randomUUID());
        jdbc.sql("insert into owner (id, name, created_at) values (:id, :name, now())")
                .param("id", owner.id())
                .param("name", owner.id().toString())
                .update();
        return new PastExecutions(jdbc, owner);
    }

    Owner owner() {
        return owner;
    }

    Past verified(String template, String language, int seconds) {
        return ended(template, language, "completed", "verified", seconds);
    }

    /** One that ended so many seconds after the request, all steps of which are still to be written. */
    Past ended(String template, String language, String status, @Nullable String verdict, int seconds) {
        var id = UUID.randomUUID();
        jdbc.sql("""
                insert into generation_session (id, owner_id, template_type, description, created_at)
                values (:id, :owner, :template, 'add', :requested)
                """)
                .param("id", id)
                .param("owner", owner.id())
                .param("template", template)
                .param("requested", at(0))
                .update();
        jdbc.sql("""
                insert into execution (id, session_id, owner_id, pipeline_id, template_type, language, request, status, verdict,
                    created_at, started_at, finished_at)
                values (:id, :id, :owner, :id, :template, :language, '{}', :status, :verdict, :requested, :requested, :finished)
                """)
                .param("id", id)
                .param("owner", owner.id())
                .param("template", template)
                .param("language", language)
                .param("status", status)
                .param("verdict", verdict)
                .param("requested", at(0))
                .param("finished", status.equals("running") ? null : at(seconds))
                .update();
        return new Past(id);
    }

    private static Timestamp at(int seconds) {
        return Timestamp.from(REQUESTED.plusSeconds(seconds));
    }

    /** An execution whose steps are written one after the other. */
    final class Past {

        private final UUID id;
        private int position;

        private Past(UUID id) {
            this.id = id;
        }

        /** A step that a model answered. */
        Past asked(String type, String model, int version, int from, int to, int input, int output) {
            jdbc.sql("""
                    insert into step_run (id, execution_id, position, type, round, status, model, prompt_key, prompt_version,
                        prompt_sha256, input_tokens, output_tokens, started_at, finished_at)
                    values (:id, :execution, :position, :type, 0, 'completed', :model, :key, :version, :sha, :input, :output, :from, :to)
                    """)
                    .param("id", UUID.randomUUID())
                    .param("execution", id)
                    .param("position", position++)
                    .param("type", type)
                    .param("model", model)
                    .param("key", type + "/any/any")
                    .param("version", version)
                    .param("sha", "sha of " + version)
                    .param("input", input)
                    .param("output", output)
                    .param("from", at(from))
                    .param("to", at(to))
                    .update();
            return this;
        }

        /** A step that chose one of the answers so far, each of which is one more than the one before. */
        Past choosing(int number) {
            jdbc.sql("""
                    update step_run s set round = (select count(*) from step_run before
                        where before.execution_id = s.execution_id and before.type = s.type and before.position < s.position)
                    where execution_id = :id and type = 'code_generation'
                    """).param("id", id).update();
            jdbc.sql("""
                    insert into step_run (id, execution_id, position, type, round, status, chain)
                    values (:id, :execution, :position, 'code_analysis', 0, 'completed', :chain::jsonb)
                    """)
                    .param("id", UUID.randomUUID())
                    .param("execution", id)
                    .param("position", position++)
                    .param("chain", "{\"contest\": {\"choice\": {\"number\": %d}}}".formatted(number))
                    .update();
            return this;
        }

        /** The host that the steps so far asked. */
        Past on(String host) {
            jdbc.sql("update step_run set host = :host where execution_id = :id")
                    .param("host", host)
                    .param("id", id)
                    .update();
            return this;
        }

        /** What a person found. */
        Past audited(boolean correct) {
            jdbc.sql("insert into execution_audit values (:id, :correct, 'looked at', now())")
                    .param("id", id)
                    .param("correct", correct)
                    .update();
            return this;
        }

        /** A step that judged the files; each gate by its status. */
        Past judged(int from, int to, String... gates) {
            var list = String.join(
                    ",",
                    Stream.of(gates)
                            .map("{\"name\": \"g\", \"status\": \"%s\", \"reason\": \"\"}"::formatted)
                            .toList());
            jdbc.sql("""
                    insert into step_run (id, execution_id, position, type, round, status, chain, started_at, finished_at)
                    values (:id, :execution, :position, 'code_analysis', 0, 'completed', :chain::jsonb, :from, :to)
                    """)
                    .param("id", UUID.randomUUID())
                    .param("execution", id)
                    .param("position", position++)
                    .param("chain", "{\"latest\": {\"report\": {\"gates\": [%s]}}}".formatted(list))
                    .param("from", at(from))
                    .param("to", at(to))
                    .update();
            return this;
        }
    }
}
