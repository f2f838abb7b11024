package dev.codefactory.session.choice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.pipeline.CodeFactoryConfig.Escalation;
import dev.codefactory.session.choice.Ladder.Spent;
import java.util.List;
import org.junit.jupiter.api.Test;

class LadderTests {

    private final Ladder ladder = new Ladder(List.of("small", "medium", "large"));

    @Test
    void goesUpRungByRungAndNoFurther() {
        assertThat(ladder.above("small")).contains("medium");
        assertThat(ladder.above("medium")).contains("large");
        assertThat(ladder.above("large")).isEmpty();
    }

    @Test
    void whatIsNotOnItStandsBelow() {
        assertThat(ladder.above("other")).contains("small");
    }

    @Test
    void aBudgetEndsWhenItIsUsedUp() {
        var wish = new Escalation(true, 60, 1_000);

        assertThat(Ladder.overBudget(wish, new Spent(59, 999))).isEmpty();
        assertThat(Ladder.overBudget(wish, new Spent(60, 0)))
                .contains("no larger model is asked: 60 of 60 model seconds are used up");
        assertThat(Ladder.overBudget(wish, new Spent(0, 1_000)))
                .contains("no larger model is asked: 1000 of 1000 tokens are used up");
        assertThat(Ladder.overBudget(Escalation.FREE, new Spent(1e9, Long.MAX_VALUE)))
                .isEmpty();
    }
}
