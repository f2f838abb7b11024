package dev.codefactory.prompt.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.codefactory.database.TestPostgres;
import dev.codefactory.prompt.ExecutionPrompts.Outcome;
import dev.codefactory.prompt.PromptKey;
import dev.codefactory.prompt.version.PromptException;
import dev.codefactory.prompt.version.PromptNode;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A trial from its begin to its end, on a database. */
class TrialsTests {

    private static final PromptKey KEY = new PromptKey("code_generation", "python", "any");
    private static final int MIN_RUNS = 10;

    private static String database = "";

    private PromptNode node = new PromptNode("jdbc:postgresql://nowhere/none", Map.of());
    private Trials trials = trials(node);

    @BeforeAll
    static void aDatabase() {
        database = TestPostgres.newDatabase();
        PromptNode.migrate(database);
    }

    @BeforeEach
    void twoVersions() {
        node = new PromptNode(database, Map.of(KEY, PromptNode.text("as shipped")));
        node.empty();
        trials = trials(node);
        node.use(trials);
        node.versions.create(KEY, PromptNode.draft("better"), _ -> true);
    }

    private static Trials trials(PromptNode node) {
        return new Trials(new TrialStore(node.jdbc, Clock.systemUTC()), node.versions, node.transaction);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void whatIsSurelyBetterIsPromotedAndTakenBackWhenItFallsBehind() {
        var id = start(0.5, true);

        runUntil(id, Arm.CHALLENGER, MIN_RUNS, 2);
        runUntil(id, Arm.CHAMPION, MIN_RUNS, 2);
        trials.review();

        assertThat(node.versions(KEY)).isEqualTo("1 2*");
        assertThat(trials.get(id).trial().status()).isEqualTo(Status.GUARDED);
        assertThat(trials.get(id).challenger().passed()).isGreaterThanOrEqualTo(MIN_RUNS);
        assertThat(trials.get(id).champion().passed()).isZero();
        runUntil(id, Arm.GUARD, MIN_RUNS, 2);
        trials.review();
        assertThat(node.versions(KEY)).as("it still does well").isEqualTo("1 2*");

        assertThat(trials.get(id).guard().passed()).isEqualTo(MIN_RUNS);
    }

    @Test
    void whatFallsBehindAfterItsPromotionIsTakenBack() {
        var id = start(0.5, true);
        for (int i = 0; i < 200; i++) {
            var execution = node.begin();
            var challenger = node.choose(execution, KEY) == 2;
            node.end(execution, new Outcome(challenger || i % 2 == 0, 1, 10));
        }
        trials.review();
        assertThat(trials.get(id).trial().status()).isEqualTo(Status.GUARDED);

        runUntil(id, Arm.GUARD, MIN_RUNS, 0);
        trials.review();

        assertThat(node.versions(KEY)).isEqualTo("1* 2");
        assertThat(trials.get(id).trial().status()).isEqualTo(Status.ROLLED_BACK);
        assertThat(trials.get(id).trial().reason()).contains("the champion's was");
    }

    @Test
    void aTrialByReplayLeavesOtherExecutionsAlone() {
        var id = start(0, false);
        var other = node.begin();
        var one = node.begin();
        var two = node.begin();
        trials.assign(id, one, true);
        trials.assign(id, two, false);

        assertThat(node.choose(other, KEY)).isEqualTo(1);
        assertThat(node.choose(one, KEY)).isEqualTo(2);
        assertThat(node.choose(two, KEY)).isEqualTo(1);
        node.end(other, new Outcome(true, 0, 1));
        node.end(one, new Outcome(true, 2, 20));
        node.end(two, new Outcome(false, 3, 30));

        var seen = trials.get(id);
        assertThat(seen.challenger()).isEqualTo(new Tally(1, 1, 2, 20));
        assertThat(seen.champion()).isEqualTo(new Tally(1, 0, 3, 30));
    }

    @Test
    void anExecutionWithoutAVerdictCountsForNobody() {
        var id = start(0.5, false);
        var execution = node.begin();
        node.choose(execution, KEY);
        node.end(execution, null);

        assertThat(trials.get(id).challenger().runs()
                        + trials.get(id).champion().runs())
                .isZero();
    }

    @Test
    void onePromptHasOneTrialAtATime() {
        var id = start(0.5, false);
        assertThatExceptionOfType(TrialException.Open.class).isThrownBy(() -> start(0.5, false));

        trials.stop(id);

        assertThatExceptionOfType(TrialException.Ended.class).isThrownBy(() -> trials.promote(id));
        start(0.5, false);
    }

    @Test
    void theEffectiveVersionIsNoChallenger() {
        assertThatExceptionOfType(TrialException.SameVersion.class)
                .isThrownBy(() -> trials.start(KEY, new Trial.Draft(1, 0.5, MIN_RUNS, false, "admin")));
        assertThatExceptionOfType(PromptException.NotFound.class)
                .isThrownBy(() -> trials.start(KEY, new Trial.Draft(9, 0.5, MIN_RUNS, false, "admin")));
    }

    @Test
    void theVersionsOfATrialAreKept() {
        start(0.5, false);
        for (int i = 0; i < 6; i++) {
            node.versions.create(KEY, PromptNode.draft("v" + i), _ -> true);
        }

        assertThat(node.versions(KEY)).isEqualTo("1* 2 7 8");
        assertThatExceptionOfType(PromptException.InUse.class)
                .isThrownBy(() -> node.versions.delete(KEY, 2, _ -> true))
                .withMessageContaining("trial");
    }

    @Test
    void aTrialEndsWhenAPersonMakesAnotherVersionEffective() {
        var id = start(0.5, true);
        node.change(KEY, "by hand");

        trials.review();

        assertThat(trials.get(id).trial().status()).isEqualTo(Status.STOPPED);
        assertThat(node.choose(node.begin(), KEY)).isEqualTo(3);
    }

    private UUID start(double share, boolean autoPromote) {
        return trials.start(KEY, new Trial.Draft(2, share, MIN_RUNS, autoPromote, "admin"))
                .trial()
                .id();
    }

    /** Runs executions until as many of the arm have ended; those that got the given version pass. */
    private void runUntil(UUID id, Arm arm, int runs, int passing) {
        while (tally(trials.get(id), arm).runs() < runs) {
            var execution = node.begin();
            var version = node.choose(execution, KEY);
            node.end(execution, new Outcome(version == passing, 1, 10));
        }
    }

    private static Tally tally(Comparison seen, Arm arm) {
        return switch (arm) {
            case CHAMPION -> seen.champion();
            case CHALLENGER -> seen.challenger();
            case GUARD -> seen.guard();
        };
    }
}
