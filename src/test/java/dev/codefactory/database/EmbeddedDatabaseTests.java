package dev.codefactory.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.unit.DataSize;

/** Each start costs seconds, so a test follows one database through several promises. */
class EmbeddedDatabaseTests {

    @TempDir
    Path directory;

    @Test
    void keepsItsDataDurablyBehindAPassword() throws Exception {
        var properties = properties(freePort());
        try (var database = EmbeddedDatabase.start(properties)) {
            var jdbc = client(database);
            assertThat(jdbc.sql("""
                    select string_agg(setting, ' ') from pg_settings
                    where name in ('fsync', 'synchronous_commit', 'full_page_writes')
                    """).query(String.class).single()).isEqualTo("on on on");
            assertThat(jdbc.sql(
                                    "select rolsuper or rolcreatedb or rolcreaterole from pg_roles where rolname = current_user")
                            .query(Boolean.class)
                            .single())
                    .isFalse();
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(directory.resolve("postgres-password"))))
                    .isEqualTo("rw-------");
            assertThatThrownBy(() -> DriverManager.getConnection(database.getJdbcUrl(), "postgres", "postgres"))
                    .hasMessageContaining("password authentication failed");
            assertThatThrownBy(() -> DriverManager.getConnection(database.getJdbcUrl(), "codefactory", ""))
                    .hasMessageContaining("SCRAM-based authentication");
            assertThatThrownBy(() -> EmbeddedDatabase.start(properties))
                    .isInstanceOf(DatabaseRefusedException.class)
                    .hasMessageContaining("Another Code Factory runs");
            jdbc.sql("create table kept (id int)").update();
            killPostmaster();
            await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(client(database)
                                    .sql("select count(*) from kept")
                                    .query(Integer.class)
                                    .single())
                            .isZero());
        }

        try (var database = EmbeddedDatabase.start(properties)) {
            assertThat(client(database)
                            .sql("select count(*) from kept")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void takesOverFromAProcessThatWasKilled() throws Exception {
        var properties = properties(freePort());
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-classpath",
                        System.getProperty("java.class.path"),
                        Commits.class.getName(),
                        directory.toString(),
                        String.valueOf(properties.port()))
                .redirectErrorStream(true)
                .start();
        int acknowledged = 0;
        try (var lines = process.inputReader().lines()) {
            acknowledged = (int) lines.filter("committed"::equals).limit(25).count();
        } finally {
            process.destroyForcibly();
        }
        assertThat(acknowledged).isEqualTo(25);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();

        try (var database = EmbeddedDatabase.start(properties)) {
            assertThat(client(database)
                            .sql("select count(*) from kept")
                            .query(Integer.class)
                            .single())
                    .isGreaterThanOrEqualTo(acknowledged);
        }
    }

    @Test
    void saysWhichPortIsTaken() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedDatabase.start(properties(taken.getLocalPort())))
                    .isInstanceOf(DatabaseRefusedException.class)
                    .hasMessageContaining(String.valueOf(taken.getLocalPort()));
        }
    }

    @Test
    void aPortWhoseConnectionsJustEndedIsFree() throws Exception {
        int port;
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var client = new Socket(server.getInetAddress(), server.getLocalPort())) {
            port = server.getLocalPort();
            server.accept().close(); // the side that closes first keeps the port in TIME_WAIT
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }

        assertThatCode(() -> EmbeddedDatabase.requireFree(port)).doesNotThrowAnyException();
    }

    /** Commits rows until it is killed, and says so after each. */
    static final class Commits {

        private Commits() {}

        public static void main(String[] args) throws IOException {
            try (var database =
                    EmbeddedDatabase.start(properties(new File(args[0]).toPath(), Integer.parseInt(args[1])))) {
                var out = System.out;
                var jdbc = client(database);
                jdbc.sql("create table kept (id int)").update();
                while (!out.checkError()) {
                    jdbc.sql("insert into kept values (1)").update();
                    out.println("committed");
                }
            }
        }
    }

    private static JdbcClient client(JdbcConnectionDetails database) {
        return JdbcClient.create(new DriverManagerDataSource(
                database.getJdbcUrl(), String.valueOf(database.getUsername()), String.valueOf(database.getPassword())));
    }

    private void killPostmaster() throws Exception {
        var pid =
                Files.readAllLines(directory.resolve("postgres/postmaster.pid")).getFirst();
        var server = ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
        server.destroyForcibly();
        server.onExit().get(10, TimeUnit.SECONDS);
    }

    private DatabaseProperties properties(int port) {
        return properties(directory, port);
    }

    private static DatabaseProperties properties(Path directory, int port) {
        return new DatabaseProperties(directory, port, Duration.ofSeconds(60), DataSize.ofGigabytes(1), 10);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
