package dev.codefactory.session.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.codefactory.access.Owner;
import dev.codefactory.code.CodeFile;
import dev.codefactory.code.FileTree;
import dev.codefactory.llm.LlmGateway;
import dev.codefactory.llm.LlmOutcome;
import dev.codefactory.pipeline.CodeFactoryConfig;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.pipeline.Pipeline;
import dev.codefactory.pipeline.ScriptedGateway;
import dev.codefactory.session.ChainTest;
import dev.codefactory.session.ExecutionNotFoundException;
import dev.codefactory.session.ExecutionView;
import dev.codefactory.session.execution.Executions;
import dev.codefactory.session.execution.Sessions;
import dev.codefactory.session.file.GeneratedFiles;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** What ended goes without a trace, and nothing else goes. */
@ChainTest
@TestPropertySource(properties = "codefactory.retention.batch=2")
class RetentionTests {

    private static final String SHARED = "# a file that more than one execution has\n";

    @Autowired
    Sessions sessions;

    @Autowired
    Executions executions;

    @Autowired
    GeneratedFiles generatedFiles;

    @Autowired
    Retention retention;

    @Autowired
    LlmGateway gateway;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private final Owner owner = new Owner(UUID.randomUUID());

    @BeforeEach
    void anOwner() {
        model().codes("def add(a, b):\n    return a + b\n");
        jdbc.sql("insert into owner (id, name, created_at) values (:id, :name, now())")
                .param("id", owner.id())
                .param("name", owner.id().toString())
                .update();
    }

    @Test
    void whatEndedGoesWithoutATrace() throws InterruptedException {
        var marker = "marker-" + UUID.randomUUID();
        for (int i = 0; i < 5; i++) {
            ended("write add, " + marker, "# %s %d\n".formatted(marker, i));
        }
        age();

        assertThat(retention.purge(owner, Instant.now())).isEqualTo(5);

        assertThat(executions(owner)).isZero();
        assertThat(placesThatContain(marker)).isZero();
    }

    @Test
    void whatRunsAndWhatEndedLaterStays() throws InterruptedException {
        var earlier = ended("earlier", SHARED);
        age();
        var later = ended("later", SHARED);
        model().script(_ -> stall());
        var running = sessions.submit(owner, request("running", SHARED), null);

        assertThat(retention.purge(owner, Instant.now().minus(Duration.ofDays(1))))
                .isOne();

        assertThat(executions(owner)).isEqualTo(2);
        assertThatExceptionOfType(ExecutionNotFoundException.class)
                .isThrownBy(() -> executions.get(owner, earlier.id()));
        assertThat(executions.get(owner, later.id()).status().isTerminal()).isTrue();
        assertThat(generatedFiles
                        .contents(generatedFiles.list(owner, later.id()))
                        .files())
                .isNotEmpty();
        executions.cancel(owner, running.id());
    }

    @Test
    void aPurgeThatWasBrokenOffIsContinuedByTheNext() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            ended("write add", SHARED);
        }
        age();
        // A lock on one of them is what a purge that runs at the same time, or was broken off, leaves.
        transaction.executeWithoutResult(outer -> {
            jdbc.sql("select id from execution where owner_id = :owner order by id limit 1 for update")
                    .param("owner", owner.id())
                    .query((_, _) -> "")
                    .list();
            assertThat(CompletableFuture.supplyAsync(() -> retention.purge(owner, Instant.now()))
                            .join())
                    .isEqualTo(2);
        });

        assertThat(retention.purge(owner, Instant.now())).isOne();
        assertThat(executions(owner)).isZero();
    }

    private ScriptedGateway model() {
        return (ScriptedGateway) gateway;
    }

    private static LlmOutcome stall() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return new LlmOutcome.Cancelled("");
    }

    private ExecutionView ended(String description, String file) throws InterruptedException {
        var submitted = sessions.submit(owner, request(description, file), null);
        var end = executions.await(owner, submitted.id(), Duration.ofSeconds(60));
        assertThat(end.status().isTerminal()).isTrue();
        return end;
    }

    private static GenerationRequest request(String description, String file) {
        var files = FileTree.of(CodeFile.of("given.py", file));
        return new GenerationRequest(
                Pipeline.STANDARD, description, CodeFactoryConfig.DEFAULT, files, null, null, "add");
    }

    /** As if all that ended had ended two days ago. */
    private void age() {
        jdbc.sql(
                        "update execution set finished_at = now() - interval '2 days' where owner_id = :owner and finished_at is not null")
                .param("owner", owner.id())
                .update();
        jdbc.sql("update blob set created_at = now() - interval '2 days'").update();
    }

    private int executions(Owner someone) {
        return jdbc.sql("select count(*) from execution where owner_id = :owner")
                .param("owner", someone.id())
                .query(Integer.class)
                .single();
    }

    /** In how many tables some row, written as text, contains it. */
    private long placesThatContain(String marker) {
        return jdbc
                .sql("select table_name from information_schema.tables where table_schema = 'public'")
                .query((row, _) -> row.getString(1))
                .list()
                .stream()
                .filter(table -> jdbc.sql("select exists (select from " + table + " t where t::text like :marker)")
                        .param("marker", "%" + marker + "%")
                        .query(Boolean.class)
                        .single())
                .count();
    }
}
