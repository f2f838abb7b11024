package dev.codefactory.session.choice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.llm.ModelRole;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.choice.Ranking.Entry;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RankingTests {

    private static final Entry SURE = new Entry("sure", 80, 100);
    private static final Entry LUCKY = new Entry("lucky", 18, 20);
    private static final Entry NEW = new Entry("new", 5, 5);

    @Test
    void theBestIsTheOneOfWhichMostCanBeSaidAtLeast() {
        assertThat(ranking(LUCKY, SURE, NEW).best()).contains(SURE);
        assertThat(ranking(LUCKY, SURE, NEW).usual()).isEqualTo(new Choice(ModelRole.CODE, "sure", Why.BEST_MEASURED));
    }

    @Test
    void oneThatHadTooFewExecutionsIsNotTheBest() {
        assertThat(ranking(NEW, new Entry("poor", 1, 20)).best()).contains(new Entry("poor", 1, 20));
    }

    @Test
    void asLongAsNobodyKnowsTheFirstIsAsked() {
        assertThat(ranking(NEW, new Entry("newer", 1, 1)).usual())
                .isEqualTo(new Choice(ModelRole.CODE, "new", Why.DEFAULT));
    }

    @Test
    void ofEqualsTheFirstInTheListIsTheBest() {
        assertThat(ranking(new Entry("a", 20, 40), new Entry("b", 20, 40))
                        .best()
                        .orElseThrow()
                        .model())
                .isEqualTo("a");
    }

    @Test
    void aShareOfExecutionsAsksTheOthersAllOfThemAlike() {
        var picked = executions(20_000)
                .map(execution -> ranking(SURE, LUCKY, NEW).pick(execution, 0.1))
                .collect(Collectors.groupingBy(choice -> choice.model() + " " + choice.why(), Collectors.counting()));

        assertThat(picked).containsOnlyKeys("sure best_measured", "lucky explored", "new explored");
        assertThat(picked.get("lucky explored")).isBetween(850L, 1_150L);
        assertThat(picked.get("new explored")).isBetween(850L, 1_150L);
    }

    @Test
    void theSameExecutionAlwaysAsksTheSame() {
        Function<ExecutionId, Choice> pick =
                execution -> ranking(SURE, LUCKY, NEW).pick(execution, 0.5);

        assertThat(executions(100))
                .allSatisfy(execution -> assertThat(pick.apply(execution)).isEqualTo(pick.apply(execution)));
    }

    @Test
    void withoutExplorationOrOthersOnlyTheBestIsAsked() {
        assertThat(executions(500)
                        .map(execution ->
                                ranking(SURE, LUCKY).pick(execution, 0).model()))
                .containsOnly("sure");
        assertThat(executions(500)
                        .map(execution -> ranking(SURE).pick(execution, 0.5).model()))
                .containsOnly("sure");
    }

    private static Ranking ranking(Entry... entries) {
        return new Ranking(ModelRole.CODE, List.of(entries), 20);
    }

    private static Stream<ExecutionId> executions(int number) {
        return IntStream.range(0, number).mapToObj(i -> new ExecutionId(new UUID(1, i)));
    }
}
