package dev.codefactory.faults;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.core.ConditionTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must be true of the tables whatever happened to the processes that wrote them. Each is a query for the rows that break it. */
public final class Invariants {

    private record Invariant(String promise, String broken) {}

    private static final Duration REST = Duration.ofSeconds(15);

    private final JdbcClient jdbc;

    public Invariants(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every broken promise, with the row that breaks it; to be asked once all work has been drained. */
    public List<String> violations() {
        return ALL.stream()
                .flatMap(invariant -> jdbc.sql(invariant.broken()).query(String.class).list().stream()
                        .map(row -> invariant.promise() + ": " + row))
                .toList();
    }

    /** The same, for up to some seconds until the engine has put its own rows away. */
    public List<String> violationsAtRest() {
        var last = new AtomicReference<List<String>>(List.of());
        try {
            Requests.patiently().atMost(REST).until(() -> {
                last.set(violations());
                return last.get().isEmpty();
            });
        } catch (ConditionTimeoutException e) {
            // then they are what is there
        }
        return last.get();
    }

    private static final List<Invariant> ALL = List.of(
            new Invariant("an execution ends", """
                    select id::text from execution where status in ('queued', 'running') or finished_at is null
                    """),
            new Invariant("an execution ends once, and says so last", """
                    select e.id::text from execution e
                    where 1 <> (select count(*) from execution_event v where v.execution_id = e.id and v.type = 'end')
                        or not exists (
                            select from execution_event v where v.execution_id = e.id and v.type = 'end'
                                and v.sequence = e.last_event and v.data ->> 'status' = e.status)
                    """),
            new Invariant("events have no gap", """
                    select e.id::text from execution e cross join lateral (
                        select count(*) as number, max(v.sequence) as latest from execution_event v
                        where v.execution_id = e.id) told
                    where told.number <> e.last_event or told.latest is distinct from e.last_event
                    """),
            new Invariant("steps have no gap", """
                    select execution_id::text from step_run group by execution_id
                    having count(*) <> max(position) or min(position) <> 1
                    """),
            new Invariant("a step is done once in a round", """
                    select execution_id::text || ' ' || type || ' ' || round
                    from step_run group by execution_id, type, round, part having count(*) > 1
                    """),
            new Invariant("what was completed went to its last step", """
                    select e.id::text from execution e where e.status like 'completed%' and not exists (
                        select from step_run s where s.execution_id = e.id and s.type = 'code_validation'
                            and s.status in ('completed', 'skipped'))
                    """),
            new Invariant("no step is left open", """
                    select id::text from step_run where status in ('queued', 'running') or finished_at is null
                    """),
            new Invariant("a step tells its end once", """
                    select s.id::text || ' ' || s.status from step_run s
                    where (select count(*) from execution_event v
                            where v.execution_id = s.execution_id and v.type = 'stage' and v.data ->> 'step_id' = s.id::text
                                and v.data ->> 'status' in ('completed', 'skipped', 'failed'))
                        <> (case when s.status = 'cancelled' then 0 else 1 end)
                    """),
            new Invariant("a step tells the end it has", """
                    select s.id::text || ' ' || s.status from step_run s
                    where s.status <> 'cancelled' and not exists (
                        select from execution_event v
                        where v.execution_id = s.execution_id and v.type = 'stage'
                            and v.data ->> 'step_id' = s.id::text and v.data ->> 'status' = s.status)
                    """),
            new Invariant("attempts are never counted down", """
                    select step from (
                        select v.data ->> 'step_id' as step, (v.data ->> 'attempt')::int as attempt,
                            lag((v.data ->> 'attempt')::int) over (
                                partition by v.data ->> 'step_id' order by v.sequence) as before
                        from execution_event v where v.type = 'stage' and v.data ->> 'status' = 'running') told
                    where attempt < before
                    """),
            new Invariant("a step and its work agree", """
                    select s.id::text || ' ' || s.status || ' ' || coalesce(w.status, 'has no work')
                    from step_run s left join work w on w.id = s.id
                    where w.id is null or s.attempt > w.attempt or w.status <> case
                        when s.status = 'cancelled' then 'cancelled' when s.failure_code = 'parked' then 'parked' else 'done' end
                    """),
            new Invariant("work of a step has its step", """
                    select w.id::text from work w where w.kind = 'step'
                        and not exists (select from step_run s where s.id = w.id)
                    """),
            new Invariant("no work holds a slot", """
                    select id::text || ' ' || status from work where status in ('waiting', 'admitted') or node is not null
                    """),
            new Invariant("a step's files are those of its chain", """
                    select s.id::text from step_run s where s.chain is not null
                        and (select coalesce(jsonb_object_agg(f.path, f.sha256), '{}') from generated_file f
                                where f.step_id = s.id)
                            <> coalesce(nullif(s.chain -> 'best', 'null') -> 'files',
                                nullif(s.chain -> 'latest', 'null') -> 'files', '{}')
                    """),
            new Invariant("what was verified has files", """
                    select e.id::text from execution e where e.status = 'completed' and not exists (
                        select from generated_file f where f.step_id = e.standing_step)
                    """),
            new Invariant("content that is referred to is there", """
                    select s.id::text || ' ' || hash[1] from step_run s,
                        regexp_replace(s.chain::text, '"tree": "[0-9a-f]{64}"', '', 'g') contents, -- a tree is known by a hash of its own
                        regexp_matches(concat(contents, s.transcript_sha256), '"?([0-9a-f]{64})"?', 'g') hash
                    where not exists (select from blob b where b.sha256 = hash[1])
                    """),
            new Invariant("nothing ends before it began", """
                    select id::text from execution where started_at < created_at or finished_at < coalesce(started_at, created_at)
                    union all select id::text from step_run where finished_at < started_at
                    """),
            new Invariant("content has the hash it is called by", """
                    select sha256 from blob where sha256 <> encode(sha256(convert_to(content, 'UTF8')), 'hex')
                    """),
            new Invariant("a key stands for an execution of its owner", """
                    select k.key from idempotency_key k left join execution e on e.id = k.execution_id
                    where e.owner_id is distinct from k.owner_id
                    """));
}
