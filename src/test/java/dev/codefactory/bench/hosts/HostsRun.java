package dev.codefactory.bench.hosts;

import dev.codefactory.StartedService;
import dev.codefactory.access.Owner;
import dev.codefactory.code.FileTree;
import dev.codefactory.pipeline.CodeFactoryConfig;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.pipeline.Pipeline;
import dev.codefactory.pipeline.PipelineStep;
import dev.codefactory.pipeline.PipelineStep.Limits;
import dev.codefactory.pipeline.PipelineStep.Mapping;
import dev.codefactory.pipeline.PipelineStep.Wording;
import dev.codefactory.pipeline.StepType;
import dev.codefactory.queue.QueueControl;
import dev.codefactory.session.execution.Sessions;
import dev.codefactory.session.stats.Ledger;
import dev.codefactory.session.stats.LedgerFilter;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Executions of two questions each, all handed in before the first may begin. */
final class HostsRun {

    private static final List<String> QUESTIONS = List.of("first", "second");
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final StartedService service;
    private final Fleet fleet;
    private final String name;
    private final Owner owner;
    private final JdbcClient jdbc;

    HostsRun(StartedService service, Fleet fleet, String name) {
        this.service = service;
        this.fleet = fleet;
        this.name = name;
        this.owner = new Owner(service.ownerOf(service.token(name)));
        this.jdbc = service.bean(JdbcClient.class);
    }

    /**
     * What came of it.
     *
     * @param lost executions without an end, and such as were taken in and are not in the ledger
     * @param wrong questions of which something is written down that is not what the hosts saw
     * @param busy the share of their time that the slots of living hosts were busy, while there was more to do
     * @param p95 in seconds, from the moment the first could begin
     * @param seconds until the last had ended
     * @param secondsToDeath from the same moment until a host died, or without end
     */
    record Result(int lost, int wrong, double busy, double p95, double seconds, double secondsToDeath) {}

    /** @param deathAfter how many answers are heard before the mortal host dies */
    Result run(int executions, int deathAfter) throws InterruptedException {
        var queue = service.bean(QueueControl.class);
        queue.pause();
        for (int number = 0; number < executions; number++) {
            service.bean(Sessions.class).submit(owner, request(number), null);
        }
        var start = Instant.now();
        var from = System.nanoTime();
        queue.resume();
        var death = Double.POSITIVE_INFINITY;
        var lastBacklog = from;
        while (open() > 0 && System.nanoTime() - from < PATIENCE.toNanos()) {
            if (!fleet.mortal().isDead() && fleet.completed(name) >= deathAfter) {
                death = seconds(from, System.nanoTime());
                fleet.mortal().die();
            }
            lastBacklog = backlog() > 0 ? System.nanoTime() : lastBacklog;
            Thread.sleep(LOOK);
        }
        var window = lastBacklog;
        var busy = FleetHost.Occupancy.sum(fleet.hosts().stream().map(host -> host.occupancy(name, from, window)));
        return new Result(
                lost(executions), wrong(executions), busy.share(), p95(start), seconds(from, System.nanoTime()), death);
    }

    private GenerationRequest request(int number) {
        var steps = QUESTIONS.stream()
                .map(question -> new PipelineStep(
                        question,
                        StepType.PROMPT,
                        true,
                        new Wording("[{{request}} %s]".formatted(question), null, null, null, null),
                        Mapping.NONE,
                        Limits.NONE,
                        List.of(),
                        List.of()))
                .toList();
        return new GenerationRequest(
                new Pipeline("two_questions", 1, Map.of(), steps),
                "%s %d".formatted(name, number),
                CodeFactoryConfig.DEFAULT,
                FileTree.EMPTY,
                null,
                null,
                null);
    }

    private int open() {
        return count("select count(*) from execution where owner_id = :owner and finished_at is null");
    }

    /** How much could begin if there were room. */
    private int backlog() {
        return count("""
                select count(*) from work where owner_id = :owner and status = 'waiting' and pending_deps = 0
                    and (not_before is null or not_before <= clock_timestamp())
                """);
    }

    private int count(String sql) {
        return jdbc.sql(sql).param("owner", owner.id()).query(Integer.class).single();
    }

    private int lost(int accepted) {
        var ended = service.bean(Ledger.class).of(owner, LedgerFilter.ALL, Set.of(), null, 10).stream()
                .mapToInt(entry -> entry.outcomes().ended() - entry.outcomes().failed())
                .sum();
        return open() + (accepted - ended);
    }

    /** A question is answered by one host, which is the one that is written down, and which says so when its model is another. */
    private int wrong(int executions) {
        var answered = answered().stream().collect(Collectors.groupingBy(Answered::mark));
        var wrong = 0;
        for (int number = 0; number < executions; number++) {
            for (var question : QUESTIONS) {
                var mark = FleetHost.Call.mark(name, number, question);
                var rows = answered.getOrDefault(mark, List.of());
                wrong += rows.size() == 1 && isRight(rows.getFirst()) ? 0 : 1;
            }
        }
        return wrong;
    }

    private boolean isRight(Answered row) {
        var by = new ArrayList<String>();
        for (var host : fleet.hosts()) {
            host.calls(name).stream()
                    .filter(call -> call.whole() && call.mark().equals(row.mark()))
                    .forEach(_ -> by.add(host.id()));
        }
        return by.equals(List.of(String.valueOf(row.host())))
                && Fleet.MODEL.equals(row.model())
                && row.notesAnotherDigest() == fleet.lies(String.valueOf(row.host()));
    }

    private List<Answered> answered() {
        return jdbc.sql("""
                select g.description, s.path, s.host, s.model, s.summary
                from step_run s join execution e on e.id = s.execution_id
                    join generation_session g on g.id = e.session_id
                where e.owner_id = :owner and s.status = 'completed'
                """)
                .param("owner", owner.id())
                .query((row, _) -> new Answered(
                        "%s %s".formatted(row.getString("description"), row.getString("path")),
                        row.getString("host"),
                        row.getString("model"),
                        row.getString("summary")))
                .list();
    }

    private double p95(Instant start) {
        return jdbc.sql("""
                select percentile_cont(0.95) within group (order by extract(epoch from finished_at - :start::timestamptz))
                from execution where owner_id = :owner
                """)
                .param("start", Timestamp.from(start))
                .param("owner", owner.id())
                .query(Double.class)
                .single();
    }

    private static double seconds(long from, long to) {
        return (to - from) / 1e9;
    }
}
