package dev.codefactory.queue;

import dev.codefactory.queue.WorkRepository.Claim;
import dev.codefactory.queue.admission.AdmissionStore;
import dev.codefactory.queue.admission.Host;
import dev.codefactory.queue.admission.OwnerShare;
import dev.codefactory.queue.admission.Placement;
import dev.codefactory.queue.admission.Snapshot;
import dev.codefactory.queue.admission.Waiting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What admission reads and writes, in PostgreSQL. */
@Repository
class AdmissionTables implements AdmissionStore {

    /** Any number that no other lock of the database uses. */
    private static final long LOCK = 0xC0DEFAC7L;

    /** How many transfers go on at once: enough to fill any line. */
    private static final int TRANSFERS = 4;

    private static final String WAITING =
            "w.id, w.lane, w.owner_id, w.priority, w.created_at, w.host_avoided, w.host_avoided_since";

    private final JdbcClient jdbc;
    private final Handout handout;

    AdmissionTables(JdbcClient jdbc, Handout handout) {
        this.jdbc = jdbc;
        this.handout = handout;
    }

    /** A piece that was let in, and whether this node has claimed it. */
    private record LetIn(Claim claim, boolean claimed) {}

    /** Takes the lock of admission until the transaction ends, waiting for it. Its own statement, so that the next one sees what others committed. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query((_, _) -> "")
                .list();
    }

    /** Takes it if it is free. */
    boolean tryLock() {
        return jdbc.sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query(Boolean.class)
                .single();
    }

    @Override
    public void releaseDelayed() {
        jdbc.sql("update work set not_before = null where status = 'waiting' and not_before <= clock_timestamp()")
                .update();
    }

    @Override
    public List<Host> hosts() {
        return jdbc.sql("""
                with admitted as (select host, count(*) as number from work where status = 'admitted' group by host),
                places as (
                    select id, case when declared_at > clock_timestamp() - interval '30 seconds' then slots else 0 end as slots,
                        prefetch, lanes, resident, resident_since
                    from work_host
                    union all
                    select 'nodes', coalesce(sum(local_slots), 0), 0, array['local'], 'local', null from node
                    where not draining and seen_at > clock_timestamp() - interval '15 seconds'
                    union all
                    select 'transfers', :transfers, 0, array['transfer'], 'transfer', null)
                select p.*, coalesce(a.number, 0) as admitted
                from places p left join admitted a on a.host = p.id
                where (p.slots > 0 or a.number > 0) and not (select paused from queue_state)
                """)
                .param("transfers", TRANSFERS)
                .query(AdmissionTables::host)
                .list();
    }

    @Override
    public Snapshot snapshot(List<Host> hosts, int depth) {
        var lanes = hosts.stream()
                .filter(host -> host.slots() > 0)
                .flatMap(host -> host.lanes().stream())
                .collect(Collectors.toSet());
        var ready = ready(lanes, depth);
        var now = jdbc.sql("select clock_timestamp()")
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .single();
        var suspects = suspects(lanes, depth);
        var owners = Stream.concat(ready.stream(), suspects.stream())
                .map(Waiting::owner)
                .collect(Collectors.toSet());
        return new Snapshot(now, hosts, owners.isEmpty() ? Map.of() : shares(owners), ready, suspects);
    }

    /** The heads of all groups, found by hopping from group to group in the index, however long the groups are. */
    private List<Waiting> ready(Set<String> lanes, int depth) {
        return jdbc.sql("""
                with recursive groups as (
                    select first.* from unnest(:lanes::text[]) as l (lane) cross join lateral (
                        select lane, owner_id, priority from work
                        where lane = l.lane and status = 'waiting' and pending_deps = 0 and not_before is null and deaths = 0
                        order by owner_id, priority limit 1) first
                    union all
                    select next.* from groups g cross join lateral (
                        select lane, owner_id, priority from work
                        where lane = g.lane and (owner_id, priority) > (g.owner_id, g.priority)
                            and status = 'waiting' and pending_deps = 0 and not_before is null and deaths = 0
                        order by owner_id, priority limit 1) next)
                select w.* from groups g cross join lateral (
                    select id, lane, owner_id, priority, created_at, host_avoided, host_avoided_since from work
                    where lane = g.lane and owner_id = g.owner_id and priority = g.priority
                        and status = 'waiting' and pending_deps = 0 and not_before is null and deaths = 0
                    order by id limit :depth) w
                """)
                .param("lanes", lanes.toArray(String[]::new))
                .param("depth", depth)
                .query(AdmissionTables::waiting)
                .list();
    }

    private Map<UUID, OwnerShare> shares(Set<UUID> owners) {
        var shares = new HashMap<UUID, OwnerShare>();
        jdbc.sql("""
                select o.id, s.served_at, coalesce(a.number, 0) as admitted
                from unnest(:owners::uuid[]) as o (id)
                left join work_owner s on s.owner_id = o.id
                left join (select owner_id, count(*) as number from work where status = 'admitted' group by owner_id) a
                    on a.owner_id = o.id
                """).param("owners", owners.toArray(UUID[]::new)).query(row -> {
            var served = row.getTimestamp("served_at");
            shares.put(
                    row.getObject("id", UUID.class),
                    new OwnerShare(row.getInt("admitted"), served == null ? Instant.MIN : served.toInstant()));
        });
        return shares;
    }

    /** One at a time, so that the next death shows which of them it was. */
    private List<Waiting> suspects(Set<String> lanes, int depth) {
        return jdbc.sql("select " + WAITING + """
                 from work w where status = 'waiting' and deaths > 0 and pending_deps = 0 and not_before is null
                    and lane = any(:lanes)
                    and not exists (select from work where status = 'admitted' and deaths > 0)
                order by id limit :depth
                """)
                .param("lanes", lanes.toArray(String[]::new))
                .param("depth", depth)
                .query(AdmissionTables::waiting)
                .list();
    }

    @Override
    public void admit(Snapshot decidedOn, List<Placement> placements) {
        var letIn = letIn(placements);
        var claimed = letIn.stream().filter(LetIn::claimed).map(LetIn::claim).toList();
        if (!letIn.isEmpty()) {
            handout.afterCommit(claimed, letIn.size() - claimed.size());
        }
        rememberResidents(decidedOn, placements);
        rememberOwners(decidedOn, placements);
    }

    private List<LetIn> letIn(List<Placement> placements) {
        return jdbc.sql("""
                update work set status = 'admitted', host = free.host, admitted_at = clock_timestamp(),
                    node = case when free.claimed then :node end,
                    claimed_at = case when free.claimed then clock_timestamp() end,
                    attempt = attempt + free.claimed::int
                from (
                    select w.id, place.host, w.lane <> 'local' and w.kind = any(:kinds) as claimed
                    from unnest(:ids::uuid[], :hosts::text[]) as place (id, host)
                    join work w on w.id = place.id
                    where w.status = 'waiting' for update of w skip locked) free
                where work.id = free.id
                returning work.id, kind, lane, work.host, attempt, failures, timeout_seconds, free.claimed
                """)
                .param("node", handout.node())
                .param("kinds", handout.kinds().toArray(String[]::new))
                .param("ids", placements.stream().map(p -> p.work().id()).toArray(UUID[]::new))
                .param("hosts", placements.stream().map(Placement::host).toArray(String[]::new))
                .query((row, index) -> new LetIn(WorkRepository.claim(row, index), row.getBoolean("claimed")))
                .list();
    }

    private void rememberResidents(Snapshot decidedOn, List<Placement> placements) {
        var residents = decidedOn.hosts().stream()
                .filter(host -> host.resident() != null)
                .collect(Collectors.toMap(Host::id, host -> String.valueOf(host.resident())));
        var changed = placements.stream()
                .filter(place -> !place.work().lane().equals(residents.get(place.host())))
                .collect(Collectors.toMap(Placement::host, place -> place.work().lane(), (_, latest) -> latest));
        changed.forEach((host, lane) -> jdbc.sql("""
                update work_host set resident = :lane, resident_since = :now::timestamptz where id = :host
                """)
                .param("lane", lane)
                .param("now", Timestamp.from(decidedOn.now()))
                .param("host", host)
                .update());
    }

    private void rememberOwners(Snapshot decidedOn, List<Placement> placements) {
        jdbc.sql("""
                insert into work_owner (owner_id, served_at)
                select owner, :now::timestamptz from unnest(:owners::uuid[]) as served (owner)
                on conflict (owner_id) do update set served_at = excluded.served_at
                """)
                .param("now", Timestamp.from(decidedOn.now()))
                .param(
                        "owners",
                        placements.stream()
                                .map(p -> p.work().owner())
                                .distinct()
                                .toArray(UUID[]::new))
                .update();
    }

    private static Host host(ResultSet row, int index) throws SQLException {
        return new Host(
                row.getString("id"),
                row.getInt("slots"),
                row.getInt("prefetch"),
                Set.copyOf(Arrays.asList((String[]) row.getArray("lanes").getArray())),
                row.getString("resident"),
                instant(row.getTimestamp("resident_since")),
                row.getInt("admitted"));
    }

    private static Waiting waiting(ResultSet row, int index) throws SQLException {
        return new Waiting(
                row.getObject("id", UUID.class),
                row.getString("lane"),
                row.getObject("owner_id", UUID.class),
                row.getInt("priority"),
                row.getTimestamp("created_at").toInstant(),
                avoided(row));
    }

    private static Waiting.@Nullable Avoided avoided(ResultSet row) throws SQLException {
        var host = row.getString("host_avoided");
        var since = row.getTimestamp("host_avoided_since");
        return host == null
                ? null
                : new Waiting.Avoided(host, (since == null ? row.getTimestamp("created_at") : since).toInstant());
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
