package dev.codefactory.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.codefactory.database.TestPostgres;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault does to a PostgreSQL connection what its name says. */
class FaultProxyTests {

    private final String direct = TestPostgres.newDatabase();

    @Test
    void anUnbrokenConnectionComesThrough() throws SQLException {
        try (var proxy = proxy();
                var connection = connect(proxy)) {
            assertThat(answer(connection)).isEqualTo(5_000);
        }
    }

    @ParameterizedTest
    @MethodSource("deadly")
    void aBrokenNetworkIsAnSqlExceptionOfClass08(NetworkFault fault) throws SQLException {
        try (var proxy = proxy();
                var connection = connect(proxy)) {
            proxy.become(fault);

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> answer(connection))
                    .matches(e -> e.getSQLState().startsWith("08"), "has an SQLState of class 08");

            proxy.heal();
            try (var next = connect(proxy)) {
                assertThat(answer(next)).isEqualTo(5_000);
            }
        }
    }

    private static Stream<NetworkFault> deadly() {
        return Stream.of(
                new NetworkFault.Blackhole(),
                new NetworkFault.Reset(),
                new NetworkFault.Refuse(),
                new NetworkFault.Truncate(600));
    }

    @ParameterizedTest
    @MethodSource("slow")
    void aSlowNetworkDeliversLate(NetworkFault fault) throws SQLException {
        try (var proxy = proxy();
                var connection = connect(proxy)) {
            proxy.become(fault);
            var begun = System.nanoTime();

            assertThat(answer(connection)).isEqualTo(5_000);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(150));
        }
    }

    private static Stream<NetworkFault> slow() {
        return Stream.of(new NetworkFault.Delay(Duration.ofMillis(100)), new NetworkFault.Throttle(20_000));
    }

    private FaultProxy proxy() {
        return FaultProxy.to(URI.create(direct.substring("jdbc:".length())).getPort());
    }

    private Connection connect(FaultProxy proxy) throws SQLException {
        var name = direct.substring(direct.lastIndexOf('/') + 1);
        var url = "jdbc:postgresql://127.0.0.1:%d/%s?socketTimeout=1&connectTimeout=1".formatted(proxy.port(), name);
        return DriverManager.getConnection(url, "postgres", "postgres");
    }

    private static int answer(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select repeat('x', 5000)")) {
            rows.next();
            return rows.getString(1).length();
        }
    }
}
