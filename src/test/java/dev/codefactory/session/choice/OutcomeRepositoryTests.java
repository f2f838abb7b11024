package dev.codefactory.session.choice;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.database.TestPostgres;
import dev.codefactory.llm.ModelRole;
import dev.codefactory.session.choice.Outcomes.Count;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is counted for whom, against rows whose sums are known. */
class OutcomeRepositoryTests {

    private static final HikariDataSource CONNECTIONS = new HikariDataSource();
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final JdbcClient jdbc = JdbcClient.create(CONNECTIONS);
    private final OutcomeRepository outcomes = new OutcomeRepository(jdbc);

    @BeforeAll
    static void aDatabase() {
        CONNECTIONS.setJdbcUrl(TestPostgres.newDatabase());
        CONNECTIONS.setUsername("postgres");
        CONNECTIONS.setPassword("postgres");
        CONNECTIONS.setMaximumPoolSize(2);
        Flyway.configure()
                .dataSource(CONNECTIONS)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        JdbcClient.create(CONNECTIONS)
                .sql("insert into owner (id, name, created_at) values (:id, 'o', now())")
                .param("id", new UUID(0, 9))
                .update();
    }

    @AfterAll
    static void noMoreDatabase() {
        CONNECTIONS.close();
    }

    @BeforeEach
    void nothingHasRun() {
        jdbc.sql("truncate execution, step_run cascade").update();
    }

    @Test
    void aVerifiedExecutionCountsForTheModelThatAnswered() {
        var done = execution("completed", "verified");
        step(done, "code_generation", "code", "a", "default", "a");
        var rejected = execution("completed_with_findings", "rejected");
        step(rejected, "code_generation", "code", "a", "default", "a");

        assertThat(code().of("a")).isEqualTo(new Count(1, 2));
        assertThat(code().of("b")).isEqualTo(new Count(0, 0));
    }

    @Test
    void stepsOfBeforeTellTheirRoleByTheirType() {
        var done = execution("completed", "verified");
        step(done, "nlp_analysis", null, null, null, "b");
        step(done, "code_generation", null, null, null, "a");

        assertThat(code().of("a")).isEqualTo(new Count(1, 1));
        assertThat(outcomes.since(Instant.EPOCH, ModelRole.NLP, CodeLanguage.PYTHON)
                        .of("b"))
                .isEqualTo(new Count(1, 1));
    }

    @Test
    void whatALargerModelFinishedCountsForTheLadder() {
        var done = execution("completed", "verified");
        step(done, "code_generation", "code", "a", "default", "a");
        step(done, "code_improvement", "improvement", "large", "escalated", "large");

        assertThat(code().of("a")).isEqualTo(new Count(0, 1));
        assertThat(code().ofLadder()).isEqualTo(new Count(1, 1));
        assertThat(code().of("large")).isEqualTo(new Count(0, 0));
    }

    @Test
    void whatAnotherModelHadToAnswerIsCreditedToNeither() {
        var done = execution("completed", "verified");
        step(done, "code_generation", "code", "a", "best_measured", "b");

        assertThat(code().of("a")).isEqualTo(new Count(0, 1));
        assertThat(code().of("b")).isEqualTo(new Count(0, 0));
    }

    @Test
    void aModelThatNeverAnsweredHasFailed() {
        var failed = execution("failed", null);
        step(failed, "code_generation", "code", "a", "explored", null, "failed");

        assertThat(code().of("a")).isEqualTo(new Count(0, 1));
    }

    @Test
    void aStepThatWasSkippedAskedNobody() {
        var done = execution("completed", "verified");
        step(done, "code_improvement", "improvement", "a", "default", null, "skipped");

        assertThat(outcomes.since(Instant.EPOCH, ModelRole.IMPROVEMENT, CodeLanguage.PYTHON)
                        .of("a"))
                .isEqualTo(new Count(0, 0));
    }

    @Test
    void whatWasCalledOffOrHadNothingToJudgeCountsForNobody() {
        step(execution("cancelled", null), "code_generation", "code", "a", "default", "a");
        step(execution("completed", null), "code_generation", "code", "a", "default", "a");

        assertThat(code().of("a")).isEqualTo(new Count(0, 0));
    }

    @Test
    void onlyTheWindowAndTheLanguageCount() {
        step(execution("completed", "verified"), "code_generation", "code", "a", "default", "a");

        assertThat(outcomes.since(NOW.plusSeconds(1), ModelRole.CODE, CodeLanguage.PYTHON)
                        .of("a"))
                .isEqualTo(new Count(0, 0));
        assertThat(outcomes.since(NOW, ModelRole.CODE, CodeLanguage.GO).of("a")).isEqualTo(new Count(0, 0));
        assertThat(outcomes.since(NOW, ModelRole.CODE, CodeLanguage.PYTHON).of("a"))
                .isEqualTo(new Count(1, 1));
    }

    @Test
    void eachArmOfATrialHasAllThatWereInIt() {
        step(execution("completed", "verified"), "code_generation", "code", "b", "trial", "b");
        step(execution("completed", "verified"), "code_generation", "code", "b", "trial", "a");
        step(execution("failed", null), "code_generation", "code", "b", "trial", null, "failed");
        step(execution("completed_with_findings", "rejected"), "code_generation", "code", "a", "control", "a");
        step(execution("completed", "verified"), "code_generation", "code", "a", "default", "a");

        assertThat(code().ofArm(Why.TRIAL)).isEqualTo(new Count(2, 3));
        assertThat(code().ofArm(Why.CONTROL)).isEqualTo(new Count(0, 1));
    }

    private Outcomes code() {
        return outcomes.since(Instant.EPOCH, ModelRole.CODE, CodeLanguage.PYTHON);
    }

    private UUID execution(String status, @Nullable String verdict) {
        var id = UUID.randomUUID();
        jdbc.sql("""
                with opened as (
                    insert into generation_session (id, owner_id, template_type, description, created_at)
                    values (:id, :owner, 'function', 'add', :now))
                insert into execution (id, session_id, owner_id, pipeline_id, template_type, language, request, status, verdict,
                    created_at, started_at, finished_at)
                values (:id, :id, :owner, :id, 'function', 'python', '{}', :status, :verdict, :now, :now, :now)
                """)
                .param("id", id)
                .param("owner", new UUID(0, 9))
                .param("status", status)
                .param("verdict", verdict)
                .param("now", Timestamp.from(NOW))
                .update();
        return id;
    }

    private void step(
            UUID execution,
            String type,
            @Nullable String role,
            @Nullable String wanted,
            @Nullable String reason,
            String answered) {
        step(execution, type, role, wanted, reason, answered, "completed");
    }

    private void step(
            UUID execution,
            String type,
            @Nullable String role,
            @Nullable String wanted,
            @Nullable String reason,
            @Nullable String answered,
            String status) {
        jdbc.sql("""
                insert into step_run (id, execution_id, position, type, round, status, model, model_role, model_wanted, model_reason)
                select gen_random_uuid(), :execution, count(*) + 1, :type, 0, :status, :answered, :role, :wanted, :reason
                from step_run where execution_id = :execution
                """)
                .param("execution", execution)
                .param("type", type)
                .param("status", status)
                .param("answered", answered)
                .param("role", role)
                .param("wanted", wanted)
                .param("reason", reason)
                .update();
    }
}
