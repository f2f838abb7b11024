package dev.codefactory.planning.document;

import static dev.codefactory.planning.document.Documents.sound;
import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.planning.document.Outcome.Status;
import dev.codefactory.planning.document.Standing.Attachment;
import dev.codefactory.planning.document.Standing.Shown;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StandingTests {

    private static final String TESTS = "gate: tests";
    private static final UUID FIRST = UUID.fromString("01900000-0000-7000-8000-000000000001");
    private static final UUID SECOND = UUID.fromString("01900000-0000-7000-8000-000000000002");

    @Test
    void nothingIsTickedWithoutEvidence() {
        var standing = standing(List.of(), List.of());

        assertThat(standing.ticked()).isEmpty();
        assertThat(standing.tasks()).hasSize(9).noneMatch(Standing.TaskState::ticked);
    }

    @Test
    void anExecutionThatShowsTheCheckTicksItsTask() {
        var standing = standing(List.of(attached("T1", FIRST)), List.of(shown(FIRST, Status.MET)));

        assertThat(standing.ticked()).containsExactlyInAnyOrder("T1", "C2");
    }

    @Test
    void theTickGoesWhenALaterExecutionTurnsTheGateRed() {
        var standing = standing(
                List.of(attached("T1", SECOND), attached("T1", FIRST)),
                List.of(shown(SECOND, Status.UNMET), shown(FIRST, Status.MET)));

        assertThat(standing.ticked()).isEmpty();
        assertThat(standing.tasks().getFirst().executionId()).isEqualTo(SECOND);
    }

    @Test
    void oneThatShowedNothingLeavesTheTick() {
        var standing =
                standing(List.of(attached("T1", FIRST), attached("T1", SECOND)), List.of(shown(FIRST, Status.MET)));

        assertThat(standing.ticked()).contains("T1");
    }

    @Test
    void allThatWasAskedOfAnExecutionMustHold() {
        var attachments = List.of(attached("T1", FIRST), new Attachment("T1", FIRST, "coverage: 0.8"));

        assertThat(standing(attachments, List.of(shown(FIRST, Status.MET))).ticked())
                .doesNotContain("T1");
        var silent = new Shown(FIRST, "coverage: 0.8", Outcome.silent("not measured"));
        assertThat(standing(attachments, List.of(shown(FIRST, Status.MET), silent))
                        .ticked())
                .doesNotContain("T1");
    }

    @Test
    void aCriterionIsUnmetAsLongAsOneTaskShowsTheOpposite() {
        var attachments = List.of(attached("T1", FIRST), attached("T2", SECOND));
        var shown = List.of(shown(FIRST, Status.MET), shown(SECOND, Status.UNMET));

        assertThat(standing(attachments, shown).ticked()).containsExactly("T1");
    }

    @Test
    void onlyAPersonMeetsAManualCriterion() {
        var shown = List.of(new Shown(FIRST, "manual", Outcome.met("a model says so")));
        var attachments = List.of(attached("T1", FIRST));

        assertThat(Standing.of(sound(), attachments, shown, Set.of()).ticked()).doesNotContain("C3");
        assertThat(Standing.of(sound(), attachments, shown, Set.of("C3")).ticked())
                .contains("C3");
        assertThat(Standing.of(sound(), attachments, List.of(), Set.of("C1", "C2"))
                        .ticked())
                .isEmpty();
    }

    private static Standing standing(List<Attachment> attachments, List<Shown> shown) {
        return Standing.of(sound(), attachments, shown, Set.of());
    }

    private static Attachment attached(String task, UUID execution) {
        return new Attachment(task, execution, TESTS);
    }

    private static Shown shown(UUID execution, Status status) {
        return new Shown(execution, TESTS, new Outcome(status, "said"));
    }
}
