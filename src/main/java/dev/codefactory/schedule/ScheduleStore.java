package dev.codefactory.schedule;

import dev.codefactory.access.Owner;
import dev.codefactory.schedule.Schedule.Draft;
import dev.codefactory.schedule.Schedule.Missed;
import dev.codefactory.schedule.Schedule.Overlap;
import dev.codefactory.schedule.Schedule.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code schedule}. */
@Repository
class ScheduleStore {

    private final JdbcClient jdbc;

    ScheduleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A row as it stands.
     *
     * @param request null where it was not asked for
     * @param nextRunAt when it comes next; null while it is paused
     */
    record Row(
            UUID id,
            Owner owner,
            String name,
            Cadence cadence,
            Missed missed,
            Overlap overlap,
            @Nullable String request,
            State state,
            int refusals,
            @Nullable String pausedBecause,
            @Nullable Instant nextRunAt,
            long version,
            Instant createdAt,
            Instant updatedAt) {}

    /** Where it stands from now on. */
    record Standing(
            State state,
            int refusals,
            @Nullable String pausedBecause,
            @Nullable Instant nextRunAt) {

        /** Coming at its time, with nothing held against it. */
        static Standing active(@Nullable Instant nextRunAt) {
            return new Standing(State.ACTIVE, 0, null, nextRunAt);
        }
    }

    /** Keeps other new schedules of the owner away until the end of the transaction, and says how many there are. */
    int countAlone(Owner owner) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:lock, 0))")
                .param("lock", "schedules of " + owner.id())
                .query((_, _) -> "")
                .list();
        return jdbc.sql("select count(*) from schedule where owner_id = :owner")
                .param("owner", owner.id())
                .query(Integer.class)
                .single();
    }

    void insert(Owner owner, UUID id, Draft draft, @Nullable Instant nextRunAt, Instant now) {
        jdbc.sql("""
                insert into schedule (id, owner_id, name, cron, time_zone, missed, overlap, request, state,
                    next_run_at, created_at, updated_at)
                values (:id, :owner, :name, :cron, :zone, :missed, :overlap, :request, 'active', :next, :now, :now)
                """)
                .param("id", id)
                .param("owner", owner.id())
                .param("name", draft.name())
                .param("cron", draft.cadence().cron())
                .param("zone", draft.cadence().zone().getId())
                .param("missed", draft.missed().toString())
                .param("overlap", draft.overlap().toString())
                .param("request", draft.request())
                .param("next", timestamp(nextRunAt))
                .param("now", Timestamp.from(now))
                .update();
    }

    void update(UUID id, Draft draft, @Nullable Instant nextRunAt, Instant now) {
        jdbc.sql("""
                update schedule
                set name = :name, cron = :cron, time_zone = :zone, missed = :missed, overlap = :overlap,
                    request = :request, next_run_at = :next, version = version + 1, updated_at = :now
                where id = :id
                """)
                .param("id", id)
                .param("name", draft.name())
                .param("cron", draft.cadence().cron())
                .param("zone", draft.cadence().zone().getId())
                .param("missed", draft.missed().toString())
                .param("overlap", draft.overlap().toString())
                .param("request", draft.request())
                .param("next", timestamp(nextRunAt))
                .param("now", Timestamp.from(now))
                .update();
    }

    void stand(UUID id, Standing standing) {
        jdbc.sql("""
                update schedule
                set state = :state, refusals = :refusals, paused_because = :because, next_run_at = :next,
                    version = version + 1
                where id = :id
                """)
                .param("id", id)
                .param("state", standing.state().toString())
                .param("refusals", standing.refusals())
                .param("because", standing.pausedBecause())
                .param("next", timestamp(standing.nextRunAt()))
                .update();
    }

    boolean delete(Owner owner, UUID id) {
        return jdbc.sql("delete from schedule where id = :id and owner_id = :owner")
                        .param("id", id)
                        .param("owner", owner.id())
                        .update()
                == 1;
    }

    Optional<Row> find(Owner owner, UUID id) {
        return jdbc.sql("select * from schedule where id = :id and owner_id = :owner")
                .param("id", id)
                .param("owner", owner.id())
                .query(ScheduleStore::row)
                .optional();
    }

    /** The row, kept from everybody else until the end of the transaction. */
    Optional<Row> lock(Owner owner, UUID id) {
        return jdbc.sql("select * from schedule where id = :id and owner_id = :owner for update")
                .param("id", id)
                .param("owner", owner.id())
                .query(ScheduleStore::row)
                .optional();
    }

    /** Newest first, without their requests. */
    List<Row> list(Owner owner, @Nullable State state, @Nullable String text, @Nullable UUID after, int limit) {
        return jdbc.sql("""
                select id, owner_id, name, cron, time_zone, missed, overlap, null as request, state, refusals,
                    paused_because, next_run_at, version, created_at, updated_at
                from schedule
                where owner_id = :owner and (:after::uuid is null or id < :after::uuid)
                    and (:state::text is null or state = :state)
                    and (:text::text is null or strpos(lower(name), lower(:text)) > 0)
                order by id desc limit :limit
                """)
                .param("owner", owner.id())
                .param("after", after)
                .param("state", state == null ? null : state.toString())
                .param("text", text)
                .param("limit", limit)
                .query(ScheduleStore::row)
                .list();
    }

    /** Those whose time has come, in that order. */
    List<UUID> due(Instant now, int limit) {
        return jdbc.sql("select id from schedule where next_run_at <= :now order by next_run_at limit :limit")
                .param("now", Timestamp.from(now))
                .param("limit", limit)
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    /** The row if its time has come. */
    Optional<Row> due(UUID id, Instant now) {
        return jdbc.sql("select * from schedule where id = :id and next_run_at <= :now")
                .param("id", id)
                .param("now", Timestamp.from(now))
                .query(ScheduleStore::row)
                .optional();
    }

    /** The row if its time has come and nobody is at it, kept from everybody else until the end of the transaction. */
    Optional<Row> claim(UUID id, Instant now) {
        return jdbc.sql("select * from schedule where id = :id and next_run_at <= :now for update skip locked")
                .param("id", id)
                .param("now", Timestamp.from(now))
                .query(ScheduleStore::row)
                .optional();
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        var next = row.getTimestamp("next_run_at");
        return new Row(
                row.getObject("id", UUID.class),
                new Owner(row.getObject("owner_id", UUID.class)),
                row.getString("name"),
                new Cadence(row.getString("cron"), ZoneId.of(row.getString("time_zone"))),
                Missed.valueOf(row.getString("missed").toUpperCase(Locale.ROOT)),
                Overlap.valueOf(row.getString("overlap").toUpperCase(Locale.ROOT)),
                row.getString("request"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInt("refusals"),
                row.getString("paused_because"),
                next == null ? null : next.toInstant(),
                row.getLong("version"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant());
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
