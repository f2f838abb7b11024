package dev.codefactory.planning.document;

import static dev.codefactory.planning.document.Documents.phase;
import static dev.codefactory.planning.document.Documents.sound;
import static dev.codefactory.planning.document.Documents.task;
import static dev.codefactory.planning.document.Documents.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.planning.document.Plan.Phase;
import dev.codefactory.planning.document.ProblemContext.Criterion;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RulesTests {

    @Test
    void nothingIsWrongWithASoundDocument() {
        assertThat(Rules.violations(sound())).isEmpty();
        assertThat(Rules.contradictions(sound())).isEmpty();
    }

    @Test
    void aPlanHasThreeToFivePhases() {
        assertBreaks(phases -> phases.subList(0, 2), "2 phases");
        assertBreaks(
                phases -> {
                    var more = new ArrayList<>(phases);
                    more.addAll(phases);
                    return more;
                },
                "6 phases");
    }

    @Test
    void aPhaseHasThreeToSixTasks() {
        assertBreaks(withLast(new Phase("End.", "", List.of(task(7, "a.py"), task(8, "a.py")))), "2 tasks");
        var tasks = java.util.stream.IntStream.range(10, 17)
                .mapToObj(number -> task(number, "a.py"))
                .toList();
        assertBreaks(withLast(new Phase("End.", "", tasks)), "7 tasks");
    }

    @Test
    void everyTaskNamesAFile() {
        assertBreaks(withLast(new Phase("End.", "", List.of(task(7), task(8, "a"), task(9, "a")))), "T7 names no file");
    }

    @Test
    void phaseZeroIsTests() {
        assertBreaks(
                phases -> List.of(phase("Go.", "src/orders.py", 1), phases.get(1), phases.get(2)), "T1 of phase 0");
    }

    @Test
    void aGoalIsOneSentence() {
        assertBreaks(withLast(phase("End. Then rest.", "a.py", 7)), "one sentence");
        assertThat(Rules.violations(with(sound().context(), planOf(withLast(phase("Use v1.2 of it.", "a.py", 7))))))
                .isEmpty();
    }

    @Test
    void everyCriterionCanBeMeasuredAndAMachineDecidesOne() {
        assertCriteriaBreak(List.of(), "at least one");
        assertCriteriaBreak(List.of(new Criterion("C1", "All are happy", "manual")), "at least one");
        assertCriteriaBreak(
                List.of(new Criterion("C1", "It works", "gate: tests"), new Criterion("C2", "It is fast", "")),
                "C2 cannot be measured");
    }

    @Test
    void idsAndPathsMustMakeSense() {
        var twice = with(sound().context(), planOf(withLast(phase("End.", "../a.py", 4))));

        assertThat(Rules.contradictions(twice))
                .anyMatch(message -> message.contains("T4 is used twice"))
                .anyMatch(message -> message.contains("../a.py") && message.contains("traversal"));
    }

    @Test
    void newIdsAreTakenByNobodyElse() {
        var criteria = List.of(new Criterion("", "a", ""), new Criterion("C1", "b", ""), new Criterion("", "c", ""));

        var numbered = with(new ProblemContext("", criteria), Plan.EMPTY).numbered();

        assertThat(numbered.context().successCriteria())
                .extracting(Criterion::id)
                .containsExactly("C2", "C1", "C3");
    }

    private static UnaryOperator<List<Phase>> withLast(Phase last) {
        return phases -> List.of(phases.get(0), phases.get(1), last);
    }

    private static Plan planOf(UnaryOperator<List<Phase>> change) {
        return new Plan("", change.apply(sound().plan().phases()));
    }

    private static void assertBreaks(UnaryOperator<List<Phase>> change, String message) {
        assertThat(Rules.violations(with(sound().context(), planOf(change))))
                .anySatisfy(violation -> assertThat(violation.message()).contains(message));
    }

    private static void assertCriteriaBreak(List<Criterion> criteria, String message) {
        assertThat(Rules.violations(with(new ProblemContext("", criteria), sound().plan())))
                .anySatisfy(violation -> assertThat(violation.message()).contains(message));
    }
}
