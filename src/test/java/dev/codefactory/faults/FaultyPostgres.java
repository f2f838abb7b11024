package dev.codefactory.faults;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A PostgreSQL server that can be treated badly, and a proxy before it that can behave badly. */
public final class FaultyPostgres implements AutoCloseable {

    private final EmbeddedPostgres server;
    private final FaultProxy network;

    private FaultyPostgres(EmbeddedPostgres server) {
        this.server = server;
        this.network = FaultProxy.to(server.getPort());
    }

    /** As durable as the service's own. */
    public static FaultyPostgres start() {
        try {
            return new FaultyPostgres(EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public FaultProxy network() {
        return network;
    }

    /** The server's own port. */
    public int port() {
        return server.getPort();
    }

    /** The way the service takes. */
    public String url() {
        return url(network.port());
    }

    /** The way around the bad network. */
    public JdbcClient direct() {
        return JdbcClient.create(new DriverManagerDataSource(url(server.getPort()), "postgres", "postgres"));
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
