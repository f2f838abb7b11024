package dev.codefactory.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class NamedDatabaseTests {

    @TempDir
    Path parent;

    @Test
    void startsNoDatabaseWhenAnotherIsNamed() {
        var data = parent.resolve("data");

        new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(EmbeddedDatabaseConfiguration.class, DataSourceAutoConfiguration.class))
                .withPropertyValues(
                        "codefactory.database.data-dir=" + data,
                        "spring.datasource.url=jdbc:postgresql://db.test/codefactory",
                        "spring.datasource.username=us")
                .run(context -> {
                    assertThat(context).doesNotHaveBean(EmbeddedDatabase.class);
                    var details = context.getBean(JdbcConnectionDetails.class);
                    assertThat(details.getJdbcUrl()).isEqualTo("jdbc:postgresql://db.test/codefactory");
                    assertThat(details.getUsername()).isEqualTo("us");
                    assertThat(data).doesNotExist();
                });
    }
}
