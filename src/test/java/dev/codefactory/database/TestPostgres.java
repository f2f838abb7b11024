package dev.codefactory.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * Gives every application context of a test its own empty database on one server that lives as long as the test JVM: an embedded one, or
 * with {@code -Dpostgres=testcontainers} one in Docker ({@code -Dpostgres.image} names its image).
 */
@TestConfiguration(proxyBeanMethods = false)
public class TestPostgres {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    @Bean
    JdbcConnectionDetails database() {
        return new NewDatabase(newDatabase());
    }

    /** Keeps what a test writes out of the working directory. */
    @Bean
    static DynamicPropertyRegistrar dataDirectory() {
        var directory = "target/test-data/" + UUID.randomUUID();
        return properties -> properties.add("codefactory.data-dir", () -> directory);
    }

    private record NewDatabase(String getJdbcUrl) implements JdbcConnectionDetails {

        @Override
        public String getUsername() {
            return "postgres";
        }

        @Override
        public String getPassword() {
            return "postgres";
        }
    }

    /** The JDBC URL of a new, empty database; user and password are {@code postgres}. */
    public static String newDatabase() {
        var name = "test_" + DATABASES.incrementAndGet();
        try (var connection = DriverManager.getConnection(Server.url("postgres"), "postgres", "postgres");
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Server.url(name);
    }

    /** Started on first use. */
    private static final class Server {

        private static final String HOST_AND_PORT = start();

        private static String url(String database) {
            return "jdbc:postgresql://%s/%s".formatted(HOST_AND_PORT, database);
        }

        private static String start() {
            return "testcontainers".equals(System.getProperty("postgres")) ? startContainer() : startEmbedded();
        }

        @SuppressWarnings("resource") // lives as long as the JVM
        private static String startContainer() {
            var image = DockerImageName.parse(System.getProperty("postgres.image", "postgres:18"))
                    .asCompatibleSubstituteFor("postgres");
            var container =
                    new PostgreSQLContainer(image).withUsername("postgres").withPassword("postgres");
            container.start();
            return container.getHost() + ":" + container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT);
        }

        private static String startEmbedded() {
            try {
                var server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "600")
                        .start();
                return "localhost:" + server.getPort();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
