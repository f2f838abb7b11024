package dev.codefactory.session.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.zaxxer.hikari.HikariDataSource;
import dev.codefactory.database.TestPostgres;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.content.JsonColumns;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is drawn from, against rows that are known. */
class EstimateRepositoryTests {

    private static final HikariDataSource CONNECTIONS = new HikariDataSource();

    private final JdbcClient jdbc = JdbcClient.create(CONNECTIONS);
    private final EstimateRepository rows = new EstimateRepository(jdbc, mock(JsonColumns.class));
    private int position;

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
    void modelsThatAreAskedNoMoreAreForgotten() {
        var past = execution("completed", "{}");
        improvement(past, "old:7b", "default", "old:7b", 100);
        improvement(past, "new:7b", "default", "new:7b", 10);

        assertThat(seconds()).containsExactly(10.0);
    }

    @Test
    void anotherModelThatHadToAnswerCountsWithTheTimeItTook() {
        var past = execution("completed", "{}");
        improvement(past, "usual:7b", "default", "spare:3b", 50);
        improvement(past, "usual:7b", "default", "usual:7b", 10);

        assertThat(seconds()).containsExactlyInAnyOrder(10.0, 50.0);
    }

    @Test
    void largerModelsCountBesideTheUsualOne() {
        var past = execution("completed", "{}");
        improvement(past, "usual:7b", "default", "usual:7b", 10);
        improvement(past, "large:30b", "escalated", "large:30b", 90);

        assertThat(seconds()).containsExactlyInAnyOrder(10.0, 90.0);
    }

    @Test
    void anOpenExecutionTellsHowManyAnswersItWantsAndHas() {
        var wishes = execution("running", "{\"config\": {\"candidates\": 3}}");
        generation(wishes);
        generation(wishes);
        var says = execution("running", "{\"config\": {}}");
        var plans = execution("running", "{\"config\": {\"candidates\": 3}, \"plan\": []}");

        assertThat(wanted(wishes)).isEqualTo("3 of 2");
        assertThat(wanted(says)).isEqualTo("null of 0");
        assertThat(wanted(plans)).isEqualTo("1 of 0");
    }

    private String wanted(UUID execution) {
        var standing = rows.standings(List.of(new ExecutionId(execution))).getFirst();
        return "%s of %d".formatted(standing.candidates(), standing.answers());
    }

    private List<Double> seconds() {
        return rows.pastSteps().stream().map(PastStep::seconds).toList();
    }

    private UUID execution(String status, String request) {
        var id = UUID.randomUUID();
        jdbc.sql("""
                insert into generation_session (id, owner_id, template_type, description, created_at)
                values (:id, :owner, 'function', 'add', now())
                """).param("id", id).param("owner", new UUID(0, 9)).update();
        jdbc.sql("""
                insert into execution (id, session_id, owner_id, pipeline_id, template_type, language, request, status,
                    created_at, started_at, finished_at)
                values (:id, :id, :owner, :id, 'function', 'python', :request::jsonb, :status, now(), now(),
                    case when :status <> 'running' then now() end)
                """)
                .param("id", id)
                .param("owner", new UUID(0, 9))
                .param("request", request)
                .param("status", status)
                .update();
        return id;
    }

    private void generation(UUID execution) {
        step(execution, "code_generation", "m", null, null, 1);
    }

    private void improvement(UUID execution, String wanted, String why, String answered, int seconds) {
        step(execution, "code_improvement", wanted, why, answered, seconds);
    }

    /** Each ends later than the one before. */
    private void step(
            UUID execution, String type, String wanted, @Nullable String why, @Nullable String answered, int seconds) {
        jdbc.sql("""
                insert into step_run (id, execution_id, position, type, round, status, model_wanted, model_reason, model,
                    output_tokens, started_at, finished_at)
                values (:id, :execution, :position, :type, 1, 'completed', :wanted, :why, :answered, 10,
                    now() + make_interval(hours => :position), now() + make_interval(hours => :position, secs => :seconds))
                """)
                .param("id", UUID.randomUUID())
                .param("execution", execution)
                .param("position", ++position)
                .param("type", type)
                .param("wanted", wanted)
                .param("why", why)
                .param("answered", answered)
                .param("seconds", seconds)
                .update();
    }
}
