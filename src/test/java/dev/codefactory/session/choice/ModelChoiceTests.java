package dev.codefactory.session.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;

import dev.codefactory.code.FileTree;
import dev.codefactory.llm.ModelRole;
import dev.codefactory.pipeline.CodeFactoryConfig;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.pipeline.Pipeline;
import dev.codefactory.pipeline.ScriptedGateway;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.choice.ChoiceProperties.Trial;
import dev.codefactory.session.choice.Ladder.Spent;
import dev.codefactory.session.choice.Outcomes.Group;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModelChoiceTests {

    private static final GenerationRequest REQUEST = new GenerationRequest(
            Pipeline.STANDARD, "add", CodeFactoryConfig.DEFAULT, FileTree.EMPTY, null, null, null);
    private static final ExecutionId EXECUTION = new ExecutionId(new UUID(1, 1));

    private final ScriptedGateway llm = new ScriptedGateway();
    private final ChoiceRepository rows = mock(ChoiceRepository.class);
    private final OutcomeRepository outcomes = mock(OutcomeRepository.class);

    @BeforeEach
    void twoModels() {
        llm.installs("first", "second");
        given(rows.first(any(), any())).willReturn(Optional.empty());
        given(rows.lastRepair(any())).willReturn(Optional.empty());
        given(rows.spent(any())).willReturn(new Spent(0, 0));
        var groups =
                List.of(new Group("first", null, false, 100, 50, 50), new Group("second", null, false, 100, 90, 90));
        given(outcomes.since(any(), any(), any())).willReturn(new Outcomes(groups));
    }

    @Test
    void asItComesTheFirstInstalledIsAskedAndNothingIsLookedUp() {
        assertThat(chosen(properties(false, List.of(), null), REQUEST, false))
                .isEqualTo(new Choice(ModelRole.CODE, "first", Why.DEFAULT));
        verifyNoInteractions(rows, outcomes);
    }

    @Test
    void whatARequestNamesIsAskedWhateverElseIsKnown() {
        var naming = REQUEST.asking(ModelRole.CODE, "first");
        var all = properties(true, List.of("first", "second"), new Trial(ModelRole.CODE, "second", 0.5));

        assertThat(IntStream.range(0, 50)
                        .mapToObj(i -> choice(all).choose(need(new ExecutionId(new UUID(1, i)), naming, true))))
                .containsOnly(new Choice(ModelRole.CODE, "first", Why.NAMED));
    }

    @Test
    void whatDoesBestIsAskedWhenThatIsWanted() {
        assertThat(chosen(properties(true, List.of(), null), REQUEST, false))
                .isEqualTo(new Choice(ModelRole.CODE, "second", Why.BEST_MEASURED));
    }

    @Test
    void anExecutionKeepsItsModelWhenAnotherBecomesTheBest() {
        var before = new Choice(ModelRole.CODE, "first", Why.BEST_MEASURED);
        given(rows.first(EXECUTION, ModelRole.CODE)).willReturn(Optional.of(before));

        assertThat(chosen(properties(true, List.of(), null), REQUEST, false)).isEqualTo(before);
    }

    @Test
    void aModelThatWasRemovedIsNotKept() {
        var before = new Choice(ModelRole.CODE, "gone", Why.BEST_MEASURED);
        given(rows.first(EXECUTION, ModelRole.CODE)).willReturn(Optional.of(before));

        assertThat(chosen(properties(true, List.of(), null), REQUEST, false).model())
                .isEqualTo("second");
    }

    @Test
    void aTrialTakesItsShareAndNoMore() {
        var choice = choice(properties(false, List.of(), new Trial(ModelRole.CODE, "second", 0.3)));

        var arms = IntStream.range(0, 10_000)
                .mapToObj(i -> choice.choose(need(new ExecutionId(new UUID(1, i)), REQUEST, false)))
                .collect(Collectors.groupingBy(each -> each.model() + " " + each.why(), Collectors.counting()));

        assertThat(arms).containsOnlyKeys("second trial", "first control");
        assertThat(arms.get("second trial")).isBetween(2_800L, 3_200L);
    }

    @Test
    void aTrialOfAModelThatIsNotThereOrOfAnotherRoleChangesNothing() {
        for (var trial : List.of(new Trial(ModelRole.CODE, "third", 0.5), new Trial(ModelRole.QA, "second", 0.5))) {
            assertThat(chosen(properties(false, List.of(), trial), REQUEST, false)
                            .why())
                    .isEqualTo(Why.DEFAULT);
        }
    }

    @Test
    void theNextLargerInstalledModelIsAskedOnlyWhereGatesStayRed() {
        var ladder = properties(false, List.of("first", "missing", "second"), null);

        assertThat(chosen(ladder, REQUEST, false).why()).isEqualTo(Why.DEFAULT);
        var larger = chosen(ladder, REQUEST, true);
        assertThat(larger.model()).isEqualTo("second");
        assertThat(larger.why()).isEqualTo(Why.ESCALATED);
        assertThat(larger.note()).contains("gates stayed red after first");
    }

    @Test
    void theLargestStaysInChargeWhereGatesStayRedWithIt() {
        given(rows.lastRepair(EXECUTION)).willReturn(Optional.of(new Choice(ModelRole.CODE, "second", Why.ESCALATED)));

        assertThat(chosen(properties(false, List.of("first", "second"), null), REQUEST, true)
                        .model())
                .isEqualTo("second");
    }

    private Choice chosen(ChoiceProperties properties, GenerationRequest request, boolean stuck) {
        return choice(properties).choose(need(EXECUTION, request, stuck));
    }

    private ModelChoice choice(ChoiceProperties properties) {
        return new ModelChoice(llm, properties, rows, new Rankings(llm, properties, outcomes, Clock.systemUTC()));
    }

    private static ModelChoice.Need need(ExecutionId execution, GenerationRequest request, boolean stuck) {
        return new ModelChoice.Need(execution, ModelRole.CODE, request, stuck);
    }

    private static ChoiceProperties properties(boolean measured, List<String> ladder, @Nullable Trial trial) {
        return new ChoiceProperties(measured, Duration.ofDays(30), 20, 0, ladder, trial);
    }
}
