package dev.codefactory.faults;

import dev.codefactory.access.Owner;
import dev.codefactory.access.TestTokens;
import dev.codefactory.access.TestTokens.Identity;
import dev.codefactory.code.FileTree;
import dev.codefactory.pipeline.CodeFactoryConfig;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.pipeline.Pipeline;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.ExecutionView;
import dev.codefactory.session.execution.Executions;
import dev.codefactory.session.execution.Sessions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.TransactionException;

/** A caller who asks for code and waits for it, in spite of everything. */
final class Requests {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Sessions sessions;
    private final Executions executions;
    private final TestTokens tokens;
    private final FaultyPostgres postgres;
    private @Nullable Identity known;

    Requests(Sessions sessions, Executions executions, TestTokens tokens, FaultyPostgres postgres) {
        this.sessions = sessions;
        this.executions = executions;
        this.tokens = tokens;
        this.postgres = postgres;
    }

    /** Asks once; the description is the Idempotency-Key as well. */
    ExecutionId submit(String description) {
        var request = new GenerationRequest(
                Pipeline.STANDARD, description, CodeFactoryConfig.DEFAULT, FileTree.EMPTY, null, null, "add");
        var who = owner();
        return again(() ->
                sessions.submit(who, request, description.replace(' ', '-')).id());
    }

    List<ExecutionId> submit(String description, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> submit(description + " " + number))
                .toList();
    }

    ExecutionView view(ExecutionId id) {
        return again(() -> executions.get(owner(), id));
    }

    /** Asks again while the database does not answer, on the caller's own thread. */
    private static <T> T again(Supplier<T> question) {
        var begun = System.nanoTime();
        while (true) {
            try {
                return question.get();
            } catch (DataAccessResourceFailureException | TransactionException e) {
                if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                    throw e;
                }
            }
        }
    }

    /** Waits until all have ended and returns how they ended. */
    List<ExecutionView> await(Collection<ExecutionId> ids) {
        var open = new ArrayDeque<>(ids);
        patiently().until(() -> {
            bringForward();
            while (!open.isEmpty() && view(open.peek()).status().isTerminal()) {
                open.poll();
            }
            return open.isEmpty();
        });
        return ids.stream().map(this::view).toList();
    }

    /** What is put off is done now: how long it is put off is other tests' business. */
    private void bringForward() {
        var tables = postgres.direct();
        tables.sql(
                        "update work set not_before = clock_timestamp() where status = 'waiting' and not_before > clock_timestamp()")
                .update();
        tables.sql("""
                update scheduled_tasks set execution_time = clock_timestamp()
                where task_name = 'sweep' and not picked and execution_time > clock_timestamp()
                    and exists (select from work where status = 'waiting' and not_before is not null)
                """).update();
    }

    /** A wait that neither an outage of the database nor the death of a thread of the service breaks off. */
    static ConditionFactory patiently() {
        return Awaitility.with()
                .dontCatchUncaughtExceptions()
                .await("every accepted execution ends, the tables come to rest")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions();
    }

    Owner owner() {
        return identity().owner();
    }

    /** The value of the header that says who asks. */
    String authorization() {
        return identity().authorization();
    }

    private synchronized Identity identity() {
        if (known == null) {
            known = again(() -> tokens.of("faults"));
        }
        return known;
    }
}
