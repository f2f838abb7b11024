package dev.codefactory.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.faults.FaultTable.Row;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.ExecutionStatus;
import dev.codefactory.session.ExecutionView;
import dev.codefactory.standin.OllamaStandIn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** F1: whichever boundary between two statements a process dies at, what was accepted is finished, once. */
@FaultTest
class CrashPointTests {

    private static final String SUBMIT = "submit";
    private static final int TOGETHER = 3;
    private static final int ROUNDS = 6;

    @Autowired
    CrashPoints crashPoints;

    @Autowired
    Requests requests;

    @Autowired
    FaultyPostgres postgres;

    @Autowired
    OllamaStandIn ollama;

    @Test
    void noCrashAtAnyBoundaryLosesOrRepeatsAnything(FaultTable table) {
        var boundaries = rehearse();
        ollama.ledger().clear();
        var begun = System.nanoTime();

        var ids = new ArrayList<ExecutionId>();
        var alive = boundaries;
        // Admission takes part in a transaction only if its lock is free, so among many not every boundary is always
        // there; who is alone comes by all.
        for (int round = 1; !alive.isEmpty() && round <= ROUNDS; round++) {
            alive = dieAt(alive, round, ids);
        }

        assertThat(alive).as("boundaries that were never reached").isEmpty();
        assertThat(ids).doesNotHaveDuplicates();
        var took = Duration.ofNanos(System.nanoTime() - begun);
        assertThat(new Invariants(postgres.direct()).violationsAtRest()).isEmpty();
        var calls = ollama.ledger().of("/api/chat").size();
        var wasted = calls - CodingModel.CALLS * ids.size();
        assertThat(wasted).isBetween(0, boundaries.size());
        table.add("F1 crash at every boundary", new Row(boundaries.size(), 0, calls, wasted, took));
    }

    /** Lets executions die at the boundaries, sees all of them end well, and returns the boundaries none came by. */
    private List<Boundary> dieAt(List<Boundary> boundaries, int round, List<ExecutionId> ids) {
        var victims = new LinkedHashMap<String, List<Boundary>>();
        var together = round <= TOGETHER;
        (together ? onePerLife(boundaries) : boundaries.stream().map(List::of).toList())
                .forEach(deaths -> victims.put("crash %d.%d".formatted(round, victims.size()), deaths));
        victims.forEach(crashPoints::kill);
        var submitted = victims.keySet().stream()
                .map(victim -> together ? submitInSpiteOf(victim) : submitAlone(victim))
                .toList();

        assertThat(requests.await(submitted)).extracting(ExecutionView::status).containsOnly(ExecutionStatus.COMPLETED);
        ids.addAll(submitted);
        return victims.entrySet().stream()
                .flatMap(victim ->
                        victim.getValue().stream().filter(death -> !crashPoints.hasDied(victim.getKey(), death)))
                .toList();
    }

    /** An execution has a first life for each of its steps, and can die in all of them. */
    private static List<List<Boundary>> onePerLife(List<Boundary> boundaries) {
        var deaths = new ArrayList<List<Boundary>>();
        boundaries.stream()
                .collect(Collectors.groupingBy(Boundary::life))
                .values()
                .forEach(ofLife -> {
                    for (int i = 0; i < ofLife.size(); i++) {
                        if (i == deaths.size()) {
                            deaths.add(new ArrayList<>());
                        }
                        deaths.get(i).add(ofLife.get(i));
                    }
                });
        return deaths;
    }

    /** Returns when it has ended, so that the next one finds nobody at work who could hold the lock of admission. */
    private ExecutionId submitAlone(String victim) {
        var id = submitInSpiteOf(victim);
        requests.await(List.of(id));
        return id;
    }

    /** An undisturbed execution tells which boundaries there are. */
    private List<Boundary> rehearse() {
        requests.owner(); // or its making would be part of it
        requests.await(List.of(requests.submit("the first finds things as no later one does")));
        var description = "rehearsal";
        crashPoints.watch(description);
        var id = submitInSpiteOf(description);
        requests.await(List.of(id));
        var boundaries = crashPoints.boundaries(description);
        assertThat(boundaries.stream().map(Boundary::life).distinct())
                .containsExactly(
                        SUBMIT,
                        "1 nlp_analysis",
                        "2 code_generation",
                        "3 code_analysis",
                        "4 code_improvement",
                        "5 code_analysis",
                        "6 code_validation");
        return boundaries;
    }

    /** Asks again with the same key when the answer never came, as a client does. */
    private ExecutionId submitInSpiteOf(String description) {
        return crashPoints
                .live(description, SUBMIT, () -> requests.submit(description))
                .orElseGet(() -> requests.submit(description));
    }
}
