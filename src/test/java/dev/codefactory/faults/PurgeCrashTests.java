package dev.codefactory.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.faults.FaultTable.Row;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.ExecutionStatus;
import dev.codefactory.session.ExecutionView;
import dev.codefactory.session.retention.Retention;
import dev.codefactory.standin.OllamaStandIn;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** F23: a purge that dies between any two of its statements leaves whole executions or none, harms nothing beside it and is continued by the next. */
@FaultTest
class PurgeCrashTests {

    /** One full batch and one that is not. */
    private static final int OLD = 3;

    /** As many as most of the purges that die have purged by then. */
    private static final int BESIDE = 2;

    @Autowired
    CrashPoints crashPoints;

    @Autowired
    Requests requests;

    @Autowired
    Retention retention;

    @Autowired
    FaultyPostgres postgres;

    @Autowired
    OllamaStandIn ollama;

    @Test
    void aPurgeThatDiesAnywhereIsContinuedAndHarmsNothingBesideIt(FaultTable table) {
        ollama.ledger().clear();
        var begun = System.nanoTime();
        var submitted = new ArrayList<>(requests.submit("to be purged", OLD));
        requests.await(submitted);
        var boundaries = rehearse();
        assertThat(boundaries).hasSizeGreaterThan(OLD);

        for (var boundary : boundaries) {
            var beside = requests.submit("beside " + submitted.size(), BESIDE);
            makeOld(OLD);
            var victim = "purge " + submitted.size();
            crashPoints.kill(victim, List.of(boundary));

            assertThat(crashPoints.live(victim, "purge", this::purge))
                    .as("%s", boundary)
                    .isEmpty();

            submitted.addAll(beside);
            assertThat(requests.await(beside))
                    .extracting(ExecutionView::status)
                    .containsOnly(ExecutionStatus.COMPLETED);
            assertThat(new Invariants(postgres.direct()).violationsAtRest())
                    .as("%s", boundary)
                    .isEmpty();
        }

        makeOld(Integer.MAX_VALUE);
        purge();
        assertThat(left(submitted)).isZero();
        var calls = ollama.ledger().of("/api/chat").size();
        var took = Duration.ofNanos(System.nanoTime() - begun);
        table.add(
                "F23 crash of a purge at every boundary",
                new Row(boundaries.size(), 0, calls, calls - CodingModel.CALLS * submitted.size(), took));
    }

    /** An undisturbed purge tells which boundaries there are. */
    private List<Boundary> rehearse() {
        var description = "rehearsal of a purge";
        makeOld(OLD);
        crashPoints.watch(description);
        assertThat(crashPoints.live(description, "purge", this::purge)).contains(OLD);
        return crashPoints.boundaries(description);
    }

    private int purge() {
        return retention.purge(requests.owner(), yesterday());
    }

    private static Instant yesterday() {
        return InstantSource.system().instant().minus(Duration.ofDays(1));
    }

    /** As if so many of them, and all content, were two days old. */
    private void makeOld(int wanted) {
        postgres.direct().sql("""
                update execution set created_at = created_at - interval '2 days', started_at = started_at - interval '2 days',
                    finished_at = finished_at - interval '2 days'
                where id in (
                    select id from execution where finished_at > now() - interval '1 day' order by id
                    limit :wanted - (select count(*) from execution where finished_at < now() - interval '1 day'))
                """).param("wanted", wanted).update();
        postgres.direct()
                .sql("update blob set created_at = now() - interval '2 days'")
                .update();
    }

    private int left(List<ExecutionId> ids) {
        return postgres.direct()
                .sql("select count(*) from execution where id = any(:ids)")
                .param("ids", ids.stream().map(ExecutionId::value).toArray(UUID[]::new))
                .query(Integer.class)
                .single();
    }
}
