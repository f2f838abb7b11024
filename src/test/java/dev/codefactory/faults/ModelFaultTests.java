package dev.codefactory.faults;

import static dev.codefactory.faults.Requests.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.faults.FaultTable.Row;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.ExecutionStatus;
import dev.codefactory.session.ExecutionView;
import dev.codefactory.standin.OllamaStandIn;
import dev.codefactory.standin.model.Fault;
import dev.codefactory.standin.model.Reply;
import dev.codefactory.standin.model.StandInModel;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** F8, F9 and F25: whatever a model server answers, a step ends with its result or with a reason, and a fault that passes costs nobody the work. */
@FaultTest
class ModelFaultTests {

    @Autowired
    OllamaStandIn ollama;

    @Autowired
    Requests requests;

    @Autowired
    FaultyPostgres postgres;

    @AfterEach
    void heal() {
        ollama.faultOn("/api/chat", null);
        model().noFault();
        CodingModel.teach(ollama);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aPassingFaultCostsNobodyTheWork(String name, Fault fault, FaultTable table) {
        ollama.ledger().clear();
        var begun = System.nanoTime();
        model().faultsNext(fault);

        var ids = requests.submit("passing " + name, 2);
        var ended = requests.await(ids);

        assertThat(ended).extracting(ExecutionView::status).containsOnly(ExecutionStatus.COMPLETED);
        table.add("F9 " + name + ", once", judged(begun, ids, 4));
    }

    private static List<Arguments> faults() {
        return List.of(
                Arguments.of("hang", Fault.stallAfter(2)),
                Arguments.of("drop", Fault.resetAfter(3)),
                Arguments.of("end without a word", Fault.finAfter(2)),
                Arguments.of("half a line of JSON", Fault.malformedLineAfter(1)),
                Arguments.of("an HTML page", Fault.html()),
                Arguments.of("an answer that never ends", Fault.neverDone()),
                Arguments.of("8 MB in a line", Fault.hugeLine(8 << 20)),
                Arguments.of("a dead runner", Fault.runnerStopped()));
    }

    @Test
    void aBusyModelIsAskedAgainLater(FaultTable table) {
        ollama.ledger().clear();
        var begun = System.nanoTime();
        // More often than the gateway itself asks, so that the step goes back into the queue.
        model().faultsNext(Fault.busy(), Fault.busy(), Fault.busy(), Fault.busy());

        var ids = requests.submit("busy model", 1);
        var ended = requests.await(ids);

        assertThat(ended).extracting(ExecutionView::status).containsOnly(ExecutionStatus.COMPLETED);
        table.add("F8 model busy, four times", judged(begun, ids, 4));
    }

    @Test
    void whatNoModelShouldSayEndsInAReason(FaultTable table) {
        ollama.ledger().clear();
        var begun = System.nanoTime();
        model().when("says nothing", Reply.text(""))
                .when("says NUL", Reply.text("solution.py\n```python\nx = '\0'\n```\n"))
                .when("says half a character", Reply.text("solution.py\n```python\nx = '\ud83d'\n```\n"))
                .when("repeats itself", Reply.tokens(repeated("again and ", 4_000)))
                .knobs(knobs -> knobs.honoursFormat(false));

        var ids = List.of(
                requests.submit("says nothing"),
                requests.submit("says NUL"),
                requests.submit("says half a character"),
                requests.submit("repeats itself"));
        var ended = requests.await(ids);
        model().knobs(knobs -> knobs.honoursFormat(true));

        assertThat(ended)
                .allSatisfy(execution -> assertThat(execution.status() == ExecutionStatus.FAILED)
                        .as("%s has a reason exactly when it failed", execution.description())
                        .isEqualTo(execution.failure() != null));
        table.add("F9 empty, NUL, half a character, repetition", judged(begun, ids, ids.size() * 40));
    }

    @Test
    void aModelServerThatDiesInTheMiddleIsAskedAgainWhenItIsBack(FaultTable table) {
        ollama.ledger().clear();
        model().knobs(knobs -> knobs.msPerToken(20));
        var ids = requests.submit("the server dies", 3);
        patiently().until(() -> ollama.ledger().of("/api/chat").size() >= 3);
        ollama.faultOn("/api/chat", Fault.resetAfter(0));
        patiently().until(() -> ollama.ledger().of("/api/chat").size() >= 4);

        var healed = System.nanoTime();
        ollama.faultOn("/api/chat", null);
        model().knobs(knobs -> knobs.msPerToken(0));
        var ended = requests.await(ids);

        assertThat(ended).extracting(ExecutionView::status).containsOnly(ExecutionStatus.COMPLETED);
        table.add("F25 model server restarts", judged(healed, ids, 12));
    }

    private StandInModel model() {
        return ollama.model(CodingModel.NAME);
    }

    private Row judged(long since, List<ExecutionId> ids, int extraCallsAllowed) {
        var took = Duration.ofNanos(System.nanoTime() - since);
        assertThat(new Invariants(postgres.direct()).violationsAtRest()).isEmpty();
        var calls = ollama.ledger().of("/api/chat").size();
        var wasted = Math.max(0, calls - CodingModel.CALLS * ids.size());
        assertThat(wasted).isLessThanOrEqualTo(extraCallsAllowed);
        return new Row(1, 0, calls, wasted, took);
    }

    private static List<String> repeated(String token, int times) {
        var tokens = new String[times];
        Arrays.fill(tokens, token);
        return List.of(tokens);
    }
}
