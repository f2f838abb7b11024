package dev.codefactory.bench.chaos;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** How often pieces of work were begun. */
final class Attempts {

    private Attempts() {}

    /** Of all that runs. */
    static Map<UUID, Integer> running(JdbcClient tables) {
        return read(tables.sql("select id, attempt from work where status = 'admitted' and node is not null"));
    }

    /** Of what runs on one node. */
    static Map<UUID, Integer> of(JdbcClient tables, String node) {
        return read(tables.sql("select id, attempt from work where status = 'admitted' and node = :node")
                .param("node", node));
    }

    /** Of those among these that have not ended. */
    static Map<UUID, Integer> now(JdbcClient tables, Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of() : read(tables.sql("""
                        select id, attempt from work where id in (:ids) and status in ('waiting', 'admitted')
                        """).param("ids", ids));
    }

    private record Begun(UUID id, int attempt) {}

    private static Map<UUID, Integer> read(StatementSpec query) {
        return query.query(Begun.class).list().stream().collect(Collectors.toMap(Begun::id, Begun::attempt));
    }
}
