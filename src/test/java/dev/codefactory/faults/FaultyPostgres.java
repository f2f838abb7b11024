package dev.codefactory.faults;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A PostgreSQL server that can be treated badly, and a proxy before it that can behave badly. */
public final class FaultyPostgres implements AutoCloseable {

    private final int port;
    private final Closeable server;
    private final FaultProxy network;

    private FaultyPostgres(int port, Closeable server) {
        this.port = port;
        this.server = server;
        this.network = FaultProxy.to(port);
    }

    /** As durable as the service's own. */
    public static FaultyPostgres start() {
        try {
            var server = EmbeddedPostgres.builder()
                    .setOutputRedirector(ProcessBuilder.Redirect.DISCARD) // it may outlive the process that started it
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .start();
            return new FaultyPostgres(server.getPort(), server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that was started elsewhere, and how it is stopped. */
    public static FaultyPostgres running(int port, Closeable server) {
        return new FaultyPostgres(port, server);
    }

    public FaultProxy network() {
        return network;
    }

    /** The server's own port. */
    public int port() {
        return port;
    }

    /** The way the service takes. */
    public String url() {
        return url(network.port());
    }

    /** The way around the bad network. */
    public JdbcClient direct() {
        return JdbcClient.create(new DriverManagerDataSource(url(port), "postgres", "postgres"));
    }

    private static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
    }

    /** Ends every session of the service; the server goes on. */
    public int terminateSessions() {
        return direct().sql("""
                select count(pg_terminate_backend(pid)) from pg_stat_activity
                where backend_type = 'client backend' and pid <> pg_backend_pid()
                """).query(Integer.class).single();
    }

    /** Kills one session's process: the server drops all others without a word, forgets its memory and recovers from its log. */
    public void crash() {
        var victim = direct().sql("""
                select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() limit 1
                """).query(Long.class).single();
        ProcessHandle.of(victim).ifPresent(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() throws IOException {
        network.close();
        server.close();
    }
}
