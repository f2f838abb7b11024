package dev.codefactory.webhook;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.codefactory.access.Owner;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code webhook}. */
@Repository
class WebhookStore {

    private final JdbcClient jdbc;

    WebhookStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Owner owner, NewWebhook made) {
        var webhook = made.webhook();
        jdbc.sql("""
                insert into webhook (id, owner_id, url, events, active, secret, created_at)
                values (:id, :owner, :url, :events, :active, :secret, :now)
                """)
                .param("id", webhook.id())
                .param("owner", owner.id())
                .param("url", webhook.url())
                .param("events", words(webhook.events()))
                .param("active", webhook.active())
                .param("secret", made.secret())
                .param("now", Timestamp.from(webhook.createdAt()))
                .update();
    }

    boolean replace(Owner owner, Webhook webhook) {
        return jdbc.sql("""
                        update webhook set url = :url, events = :events, active = :active
                        where id = :id and owner_id = :owner
                        """)
                        .param("url", webhook.url())
                        .param("events", words(webhook.events()))
                        .param("active", webhook.active())
                        .param("id", webhook.id())
                        .param("owner", owner.id())
                        .update()
                == 1;
    }

    boolean delete(Owner owner, UUID id) {
        return jdbc.sql("delete from webhook where id = :id and owner_id = :owner")
                        .param("id", id)
                        .param("owner", owner.id())
                        .update()
                == 1;
    }

    Optional<Webhook> find(Owner owner, UUID id) {
        return jdbc.sql("select * from webhook where id = :id and owner_id = :owner")
                .param("id", id)
                .param("owner", owner.id())
                .query(WebhookStore::view)
                .optional();
    }

    /** Newest first. */
    List<Webhook> list(Owner owner) {
        return jdbc.sql("select * from webhook where owner_id = :owner order by id desc")
                .param("owner", owner.id())
                .query(WebhookStore::view)
                .list();
    }

    private static String[] words(Set<WebhookEvent> events) {
        return events.stream().map(WebhookEvent::toString).sorted().toArray(String[]::new);
    }

    private static Webhook view(ResultSet row, int index) throws SQLException {
        var events = (String[]) row.getArray("events").getArray();
        return new Webhook(
                row.getObject("id", UUID.class),
                row.getString("url"),
                Arrays.stream(events).map(WebhookEvent::of).collect(toUnmodifiableSet()),
                row.getBoolean("active"),
                row.getTimestamp("created_at").toInstant());
    }
}
