package dev.codefactory.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.codefactory.access.TestTokens;
import dev.codefactory.database.TestPostgres;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A database that is away is nobody's mistake: requests are told to come back, and are answered when it is back. */
@SpringBootTest(properties = "spring.datasource.hikari.connection-timeout=250")
@AutoConfigureMockMvc
@Import({TestPostgres.class, TestTokens.class})
@DirtiesContext
class DatabaseOutageTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestTokens tokens;

    @Autowired
    JdbcConnectionDetails database;

    @Test
    void asksCallersToComeBackWhileTheDatabaseIsAway() {
        var authorization = tokens.of("alice").authorization();

        duringAnOutage(() -> {
            assertThat(mvc.get().uri("/api/v1/api-keys").header(HttpHeaders.AUTHORIZATION, authorization))
                    .hasStatus(503)
                    .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .hasHeader(HttpHeaders.RETRY_AFTER, "5")
                    .hasHeader("X-Content-Type-Options", "nosniff")
                    .bodyText()
                    .contains("urn:codefactory:problem:database-unavailable");
            assertThat(mvc.get().uri("/health/readiness")).hasStatus(503);
            assertThat(mvc.get().uri("/health/liveness")).hasStatusOk();
        });

        // The pool looks for the database again in steps of its own.
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(
                                mvc.get().uri("/api/v1/api-keys").header(HttpHeaders.AUTHORIZATION, authorization))
                        .hasStatusOk());
    }

    private void duringAnOutage(Runnable checks) {
        var url = database.getJdbcUrl();
        var name = url.substring(url.lastIndexOf('/') + 1);
        var admin =
                JdbcClient.create(new DriverManagerDataSource(url.replace(name, "postgres"), "postgres", "postgres"));
        admin.sql("alter database %s with allow_connections false".formatted(name))
                .update();
        try {
            admin.sql("select pg_terminate_backend(pid) from pg_stat_activity where datname = :name")
                    .param("name", name)
                    .query(Boolean.class)
                    .list();
            checks.run();
        } finally {
            admin.sql("alter database %s with allow_connections true".formatted(name))
                    .update();
        }
    }
}
