package dev.codefactory.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A PostgreSQL of the service's own, started and stopped with it. */
final class EmbeddedDatabase implements JdbcConnectionDetails, Supervisor.Server, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private static final String SUPERUSER = "postgres";
    private static final String ROLE = "codefactory";

    /** The library's own settings lose acknowledged commits; these come later on the command line and win. */
    private static final Map<String, String> SETTINGS = Map.of(
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "listen_addresses", "127.0.0.1",
            "unix_socket_directories", "");

    private final DataDirectory directory;
    private final DatabaseProperties properties;
    private final DiskSpace space;
    private final Supervisor supervisor;
    private final String rolePassword = DataDirectory.randomPassword();
    private volatile EmbeddedPostgres server;

    private EmbeddedDatabase(DataDirectory directory, DatabaseProperties properties, EmbeddedPostgres server) {
        this.directory = directory;
        this.properties = properties;
        this.server = server;
        this.space = new DiskSpace(directory.disk(), properties.reserve(), properties.reservePercent());
        this.supervisor = new Supervisor(this, space);
    }

    static EmbeddedDatabase start(DatabaseProperties properties) {
        var directory = DataDirectory.hold(properties.dataDir());
        try {
            Postmaster.stopOn(directory.cluster());
            requireFree(properties.port());
            directory.prepare();
            var database = new EmbeddedDatabase(directory, properties, startServer(directory, properties));
            database.prepareRole();
            directory.complete();
            database.supervisor.start();
            log.info("Embedded PostgreSQL on port {}, data in {}", properties.port(), directory.cluster());
            return database;
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static EmbeddedPostgres startServer(DataDirectory directory, DatabaseProperties properties) {
        var builder = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(directory.programs().toFile())
                .setDataDirectory(directory.cluster())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false) // it stops when its bean is destroyed, after all who use it
                .setPort(properties.port())
                // A file, because a server that outlives the service must not write to a pipe nobody reads.
                .setOutputRedirector(
                        ProcessBuilder.Redirect.appendTo(directory.log().toFile()))
                .setPGStartupWait(properties.startTimeout())
                .setConnectConfig("password", directory.password())
                // The library hands these to initdb: there is no moment in which the server trusts everybody.
                .setLocaleConfig("pwfile", directory.passwordFile().toString())
                .setLocaleConfig("auth-host", "scram-sha-256")
                .setLocaleConfig("auth-local", "scram-sha-256");
        SETTINGS.forEach(builder::setServerConfig);
        try {
            return builder.start();
        } catch (IOException | IllegalStateException e) {
            throw new DatabaseRefusedException(
                    "The embedded PostgreSQL did not start on the data in " + directory.cluster() + ".",
                    "PostgreSQL's own words are in %s. A full disk and a wrong owner of the directory are the usual reasons."
                            .formatted(directory.log()),
                    e);
        }
    }

    static void requireFree(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            log.debug("Port {} is free", port);
        } catch (IOException e) {
            throw new DatabaseRefusedException(
                    "Port %d, meant for the embedded PostgreSQL, is taken by another program.".formatted(port),
                    "Stop that program, or choose another port with codefactory.database.port.",
                    e);
        }
    }

    /** The service works with a role that owns its database and nothing else; its password changes at each start. */
    private void prepareRole() {
        var admin = JdbcClient.create(new DriverManagerDataSource(url("postgres"), SUPERUSER, directory.password()));
        if (isAbsent(admin, "select from pg_roles where rolname = :name")) {
            admin.sql("create role codefactory login nosuperuser nocreatedb nocreaterole")
                    .update();
        }
        admin.sql("alter role codefactory password '%s'".formatted(rolePassword))
                .update();
        if (isAbsent(admin, "select from pg_database where datname = :name")) {
            admin.sql("create database codefactory owner codefactory").update();
        }
    }

    private static boolean isAbsent(JdbcClient admin, String query) {
        return !admin.sql("select exists (%s)".formatted(query))
                .param("name", ROLE)
                .query(Boolean.class)
                .single();
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.getPort(), database);
    }

    @Override
    public String getJdbcUrl() {
        return url(ROLE);
    }

    @Override
    public String getUsername() {
        return ROLE;
    }

    @Override
    public String getPassword() {
        return rolePassword;
    }

    DiskSpace space() {
        return space;
    }

    @Override
    public boolean isAlive() {
        return Postmaster.isOn(directory.cluster());
    }

    @Override
    public void startAgain() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Postmaster.stopOn(directory.cluster());
        directory.forgetLibraryLock();
        server = startServer(directory, properties);
    }

    @Override
    public void close() throws IOException {
        supervisor.close();
        server.close();
        directory.close();
    }
}
