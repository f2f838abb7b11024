package dev.codefactory.faults;

import static dev.codefactory.faults.Requests.patiently;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.codefactory.faults.FaultTable.Row;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.ExecutionStatus;
import dev.codefactory.session.ExecutionView;
import dev.codefactory.standin.OllamaStandIn;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** F4 to F7: the database and the network to it fail under load; callers are told to come again, and what was accepted is finished. */
@FaultTest
class DatabaseFaultTests {

    private static final Duration RECOVERY = Duration.ofSeconds(15);

    @Autowired
    FaultyPostgres postgres;

    @Autowired
    OllamaStandIn ollama;

    @Autowired
    Requests requests;

    @Autowired
    DataSource dataSource;

    @LocalServerPort
    int port;

    @AfterEach
    void heal() {
        postgres.network().heal();
    }

    @Test
    void aCrashOfTheServerLosesNothing(FaultTable table) {
        var row = underLoad(callers -> postgres.crash());

        table.add("F4 PostgreSQL crash and recovery", row);
    }

    @Test
    void theEndOfAllSessionsLosesNothing(FaultTable table) {
        var row = underLoad(callers -> assertThat(postgres.terminateSessions()).isPositive());

        table.add("F5 all sessions terminated", row);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("outages")
    void anOutageOfTheNetworkLosesNothing(String name, NetworkFault fault, FaultTable table) {
        var row = underLoad(callers -> {
            postgres.network().become(fault);
            patiently().atMost(RECOVERY).until(() -> callers.statuses().containsKey(503));
        });

        table.add(name, row);
    }

    private static List<Arguments> outages() {
        return List.of(
                Arguments.of("F6 database behind a black hole", new NetworkFault.Blackhole()),
                Arguments.of("F7 connections reset", new NetworkFault.Reset()),
                Arguments.of("F7 connections refused", new NetworkFault.Refuse()),
                Arguments.of("F7 answers cut off", new NetworkFault.Truncate(100)));
    }

    @Test
    void aNodeThatFallsSilentInsideATransactionDoesNotHoldUpTheOthers(FaultTable table) throws SQLException {
        try (var silent = dataSource.getConnection();
                var statement = silent.createStatement()) {
            silent.setAutoCommit(false);
            statement.execute("lock table work in exclusive mode");

            var row = underLoad(_ -> {}); // which begins with the wait for model calls

            table.add("F20 silence inside a transaction", row);
            assertThatExceptionOfType(SQLException.class).isThrownBy(silent::commit);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("slowness")
    void aSlowNetworkIsOnlySlow(String name, NetworkFault fault, FaultTable table) {
        var row = underLoad(callers -> {
            var before = callers.accepted().size();
            postgres.network().become(fault);
            patiently().atMost(RECOVERY).until(() -> callers.accepted().size() > before + 3);
        });

        table.add(name, row);
    }

    private static List<Arguments> slowness() {
        return List.of(
                Arguments.of("F7 packets late", new NetworkFault.Delay(Duration.ofMillis(5))),
                Arguments.of("F7 packets slow", new NetworkFault.Throttle(500_000)));
    }

    @FunctionalInterface
    private interface Injection {
        void into(Callers callers);
    }

    private Row underLoad(Injection fault) {
        ollama.ledger().clear();
        var service = URI.create("http://127.0.0.1:" + port);
        var callers = Callers.start(2, Duration.ofMillis(200), () -> List.of(service), requests.authorization());
        Duration recovery;
        try (callers) {
            patiently()
                    .atMost(RECOVERY)
                    .until(() -> ollama.ledger().of("/api/chat").size() > 3);
            fault.into(callers);
            postgres.network().heal();
            var healed = System.nanoTime();
            var before = callers.accepted().size();
            patiently().atMost(RECOVERY).until(() -> callers.accepted().size() > before + 2);
            recovery = Duration.ofNanos(System.nanoTime() - healed);
        }
        return judged(callers, recovery);
    }

    private Row judged(Callers callers, Duration recovery) {
        var begun = System.nanoTime();
        var ids = callers.accepted().stream().map(ExecutionId::new).toList();
        var ended = requests.await(ids);
        var drained = Duration.ofNanos(System.nanoTime() - begun);
        assertThat(callers.statuses().keySet()).as("answers").isSubsetOf(202, 503, Callers.NO_ANSWER);
        assertThat(callers.withoutRetryAfter()).isEmpty();
        assertThat(ended).extracting(ExecutionView::status).containsOnly(ExecutionStatus.COMPLETED);
        assertThat(new Invariants(postgres.direct()).violationsAtRest()).isEmpty();
        var calls = ollama.ledger().of("/api/chat").size();
        return new Row(
                1,
                0,
                calls,
                calls - CodingModel.CALLS * ids.size(),
                recovery.compareTo(drained) > 0 ? recovery : drained);
    }
}
