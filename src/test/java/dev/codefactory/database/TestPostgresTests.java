package dev.codefactory.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@JdbcTest
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Import(TestPostgres.class)
class TestPostgresTests {

    @Autowired
    JdbcClient jdbc;

    @Test
    void aFreshDatabaseHasTheWholeSchema() {
        assertThat(jdbc.sql("select count(*) from owner").query(Long.class).single())
                .isZero();
    }
}
