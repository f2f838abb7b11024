package dev.codefactory.faults;

import dev.codefactory.access.Owner;
import dev.codefactory.access.TestTokens;
import dev.codefactory.access.TestTokens.Identity;
import dev.codefactory.code.FileTree;
import dev.codefactory.pipeline.CodeFactoryConfig;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.ExecutionView;
import dev.codefactory.session.execution.Executions;
import dev.codefactory.session.execution.Sessions;
import java.time.Duration;
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
    private @Nullable Identity known;

    Requests(Sessions sessions, Executions executions, TestTokens tokens) {
        this.sessions = sessions;
        this.executions = executions;
        this.tokens = tokens;
    }

    /** Asks once; the description is the Idempotency-Key as well. */
    ExecutionId submit(String description) {
        var request = new GenerationRequest(
                "function", description, CodeFactoryConfig.DEFAULT, FileTree.EMPTY, null, null, "add");
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
        patiently().until(() -> ids.stream().allMatch(id -> view(id).status().isTerminal()));
        return ids.stream().map(this::view).toList();
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
