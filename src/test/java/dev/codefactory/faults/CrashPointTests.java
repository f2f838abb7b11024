package dev.codefactory.faults;

import static dev.codefactory.faults.Requests.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.faults.FaultTable.Row;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.ExecutionStatus;
import dev.codefactory.session.ExecutionView;
import dev.codefactory.standin.OllamaStandIn;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** F1: whichever boundary between two statements a process dies at, what was accepted is finished, once. */
@FaultTest
class CrashPointTests {

    private static final String SUBMIT = "submit";
    private static final int ROUNDS = 5;

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

        var runs = 0;
        var alive = boundaries;
        // Admission takes part in a transaction only if its lock is free, so among many not every boundary is always
        // there.
        for (int round = 1; !alive.isEmpty() && round <= ROUNDS; round++) {
            runs += alive.size();
            alive = dieAt(alive, round);
        }

        assertThat(alive).as("boundaries that were never reached").isEmpty();
        var took = Duration.ofNanos(System.nanoTime() - begun);
        assertThat(new Invariants(postgres.direct()).violationsAtRest()).isEmpty();
        var calls = ollama.ledger().of("/api/chat").size();
        var wasted = calls - CodingModel.CALLS * runs;
        assertThat(wasted).isBetween(0, boundaries.size());
        table.add("F1 crash at every boundary", new Row(boundaries.size(), 0, calls, wasted, took));
    }

    /** Lets one execution die at each boundary, sees all of them end well, and returns the boundaries none came by. */
    private List<Boundary> dieAt(List<Boundary> boundaries, int round) {
        var victims = new LinkedHashMap<String, Boundary>();
        boundaries.forEach(boundary -> victims.put("crash %d.%d".formatted(round, victims.size()), boundary));
        victims.forEach(crashPoints::kill);
        var ids = victims.keySet().stream()
                .map(victim -> round == 1 ? submitInSpiteOf(victim) : submitAlone(victim))
                .toList();

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(requests.await(ids)).extracting(ExecutionView::status).containsOnly(ExecutionStatus.COMPLETED);
        return victims.entrySet().stream()
                .filter(victim -> !crashPoints.hasDied(victim.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Returns when it has died, or ended because it did not come by its boundary. */
    private ExecutionId submitAlone(String victim) {
        var id = submitInSpiteOf(victim);
        patiently()
                .until(() -> crashPoints.hasDied(victim)
                        || requests.view(id).status().isTerminal());
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
