package dev.codefactory.prompt.version;

import com.zaxxer.hikari.HikariDataSource;
import dev.codefactory.prompt.ExecutionPrompts.Outcome;
import dev.codefactory.prompt.PromptKey;
import dev.codefactory.prompt.text.ShippedPrompts;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What one node has of prompts, with connections of its own; executions are rows of a table that only tests have. */
public final class PromptNode implements AutoCloseable {

    private final HikariDataSource connections = new HikariDataSource();
    public final JdbcClient jdbc;
    public final TransactionTemplate transaction;
    public final PromptVersions versions;
    private Challengers challengers = new NoChallengers();
    final PromptUses uses;
    final EffectivePrompts effective;
    final VersionedPrompts catalog;

    /** A node of a release that comes with these texts. */
    public PromptNode(String database, Map<PromptKey, String> texts) {
        connections.setJdbcUrl(database);
        connections.setUsername("postgres");
        connections.setPassword("postgres");
        connections.setMaximumPoolSize(4);
        connections.setConnectionTimeout(2_000);
        jdbc = JdbcClient.create(connections);
        transaction = new TransactionTemplate(new JdbcTransactionManager(connections));
        var store = new VersionStore(jdbc, Clock.systemUTC());
        var views = new VersionViews(jdbc);
        var shipped = new ShippedPrompts(texts);
        versions = new PromptVersions(store, views, shipped, transaction);
        uses = new PromptUses(new UseStore(jdbc), store, this::hold, new Switch(), transaction);
        effective = new EffectivePrompts(views, versions, shipped);
        catalog = new VersionedPrompts(versions, uses, effective, shipped);
    }

    /** Fills an empty database. */
    public static void migrate(String database) {
        Flyway.configure()
                .dataSource(database, "postgres", "postgres")
                .locations("classpath:db/migration")
                .load()
                .migrate();
        try (var node = new PromptNode(database, Map.of())) {
            node.jdbc
                    .sql("create table test_execution (id uuid primary key, live boolean not null)")
                    .update();
        }
    }

    private boolean hold(UUID execution) {
        return jdbc.sql("select live from test_execution where id = :id for share")
                .param("id", execution)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    public UUID begin() {
        var id = UUID.randomUUID();
        jdbc.sql("insert into test_execution (id, live) values (:id, true)")
                .param("id", id)
                .update();
        return id;
    }

    List<UUID> executions() {
        return jdbc.sql("select id from test_execution")
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    void end(UUID execution) {
        end(execution, null);
    }

    public void end(UUID execution, @Nullable Outcome outcome) {
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("update test_execution set live = false where id = :id")
                    .param("id", execution)
                    .update();
            uses.ended(execution, outcome);
        });
    }

    public static String text(String variation) {
        return """
                ---
                variables:
                  - name: request
                    source: USER_INPUT
                ---
                # System
                You are a programmer.

                # User
                {{request}} %s
                """.formatted(variation);
    }

    public static PromptVersion.Draft draft(String variation) {
        return new PromptVersion.Draft(text(variation), Origin.WRITTEN, "try it", "admin");
    }

    /** The number of the version the execution gets. */
    public int choose(UUID execution, PromptKey key) {
        return uses.choose(execution, key).orElseThrow().version();
    }

    public void change(PromptKey key, String variation) {
        versions.replace(key, draft(variation), _ -> true);
    }

    public String effectiveText(PromptKey key) {
        return versions.content(
                versions.get(key, Objects.requireNonNull(versions.state(key).effective())));
    }

    public void empty() {
        jdbc.sql("truncate prompt, prompt_text, test_execution cascade").update();
    }

    /** Has trials, which build on versions, decide from here on. */
    public void use(Challengers trials) {
        challengers = trials;
    }

    private final class Switch implements Challengers {

        @Override
        public Optional<Integer> choose(long prompt, int effectiveVersion, UUID execution) {
            return challengers.choose(prompt, effectiveVersion, execution);
        }

        @Override
        public void ended(UUID execution, Outcome outcome) {
            challengers.ended(execution, outcome);
        }

        @Override
        public void forget(Collection<UUID> executions) {
            challengers.forget(executions);
        }
    }

    private static final class NoChallengers implements Challengers {

        @Override
        public Optional<Integer> choose(long prompt, int effectiveVersion, UUID execution) {
            return Optional.empty();
        }

        @Override
        public void ended(UUID execution, Outcome outcome) {
            // nothing is compared
        }

        @Override
        public void forget(Collection<UUID> executions) {
            // nothing is remembered
        }
    }

    /** Every version of the key, the effective one with a star, oldest first. */
    public String versions(PromptKey key) {
        return versions.list(key, null, Integer.MAX_VALUE).reversed().stream()
                .map(version -> version.number() + (version.effective() ? "*" : ""))
                .collect(Collectors.joining(" "));
    }

    @Override
    public void close() {
        connections.close();
    }
}
