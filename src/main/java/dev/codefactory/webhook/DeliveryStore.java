package dev.codefactory.webhook;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.codefactory.webhook.Delivery.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code webhook_delivery}: what is to be sent, and the log of what was. All its times are the database's. */
@Repository
class DeliveryStore {

    private final JdbcClient jdbc;

    DeliveryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A delivery this node may try now.
     *
     * @param attempt counts from 1; only the latest attempt may say what came of it
     */
    record Claim(UUID id, int attempt, String url, String secret, String body) {}

    /** What came of an attempt. */
    record Result(
            Status status,
            Duration delay,
            @Nullable Integer statusCode,
            @Nullable String error) {}

    UUID add(UUID webhook, String event, String body) {
        var id = UuidCreator.getTimeOrderedEpoch();
        jdbc.sql("""
                insert into webhook_delivery (id, webhook_id, event, body, status, next_attempt_at, created_at)
                values (:id, :webhook, :event, :body, 'pending', clock_timestamp(), clock_timestamp())
                """)
                .param("id", id)
                .param("webhook", webhook)
                .param("event", event)
                .param("body", body)
                .update();
        return id;
    }

    /** Takes what is due. When nothing is said of it for the length of the lease, it is due again, on whichever node. */
    List<Claim> claim(int limit, Duration lease) {
        return jdbc.sql("""
                update webhook_delivery d
                set attempts = d.attempts + 1, next_attempt_at = clock_timestamp() + make_interval(secs => :lease)
                from webhook w
                where w.id = d.webhook_id and d.id in (
                    select due.id from webhook_delivery due join webhook target on target.id = due.webhook_id
                    where due.status = 'pending' and due.next_attempt_at <= clock_timestamp() and target.active
                    order by due.next_attempt_at limit :limit
                    for update of due skip locked)
                returning d.id, d.attempts, w.url, w.secret, d.body
                """)
                .param("lease", seconds(lease))
                .param("limit", limit)
                .query((row, _) -> new Claim(
                        row.getObject("id", UUID.class),
                        row.getInt("attempts"),
                        row.getString("url"),
                        row.getString("secret"),
                        row.getString("body")))
                .list();
    }

    /** Says nothing when another attempt has begun since. */
    void settle(Claim claim, Result result) {
        jdbc.sql("""
                update webhook_delivery
                set status = :status, status_code = :code, error = :error,
                    next_attempt_at =
                        case when :status = 'pending' then clock_timestamp() + make_interval(secs => :delay) end,
                    finished_at = case when :status <> 'pending' then clock_timestamp() end
                where id = :id and attempts = :attempt and status = 'pending'
                """)
                .param("status", result.status().toString())
                .param("code", result.statusCode())
                .param("error", result.error())
                .param("delay", seconds(result.delay()))
                .param("id", claim.id())
                .param("attempt", claim.attempt())
                .update();
    }

    /** Makes it due now and gives it all its attempts again; false when the webhook has no such delivery. */
    boolean repeat(UUID webhook, UUID id) {
        return jdbc.sql("""
                        update webhook_delivery
                        set status = 'pending', attempts = 0, next_attempt_at = clock_timestamp(), finished_at = null
                        where id = :id and webhook_id = :webhook
                        """).param("id", id).param("webhook", webhook).update() == 1;
    }

    Optional<Delivery> find(UUID webhook, UUID id) {
        return jdbc.sql("select * from webhook_delivery where id = :id and webhook_id = :webhook")
                .param("id", id)
                .param("webhook", webhook)
                .query(DeliveryStore::view)
                .optional();
    }

    /** Newest first; one more than asked for when there are more. */
    List<Delivery> list(UUID webhook, @Nullable UUID after, int limit) {
        return jdbc.sql("""
                select * from webhook_delivery
                where webhook_id = :webhook and (:after::uuid is null or id < :after) order by id desc limit :limit
                """)
                .param("webhook", webhook)
                .param("after", after)
                .param("limit", limit + 1)
                .query(DeliveryStore::view)
                .list();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }

    private static Delivery view(ResultSet row, int index) throws SQLException {
        return new Delivery(
                row.getObject("id", UUID.class),
                row.getString("event"),
                Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getInt("attempts"),
                instant(row, "next_attempt_at"),
                row.getObject("status_code", Integer.class),
                row.getString("error"),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "finished_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
