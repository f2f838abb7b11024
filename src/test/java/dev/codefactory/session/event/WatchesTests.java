package dev.codefactory.session.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.codefactory.session.ExecutionId;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchesTests {

    private final ScriptedRows rows = new ScriptedRows();
    private final LiveAnswers answers = new LiveAnswers(Clock.systemUTC());
    private final Watches watches = new Watches(rows, answers);

    @AfterEach
    void close() {
        watches.close();
    }

    @Test
    void whatOtherNodesWriteIsFound() throws Exception {
        var watch = watches.join(rows.execution);
        watch.after(0, 10);
        var news = watch.news();

        rows.add(1); // and tells nobody

        news.get(5, TimeUnit.SECONDS);
        assertThat(watch.after(0, 10)).hasSize(1);
    }

    @Test
    void readersOfOneExecutionShareItsWatch() {
        assertThat(watches.join(rows.execution)).isSameAs(watches.join(rows.execution));
    }

    @Test
    void nothingIsLeftWhenTheLastReaderHasGone() {
        var first = watches.join(rows.execution);
        var second = watches.join(rows.execution);
        var other = watches.join(ExecutionId.next());

        watches.leave(first);
        assertThat(watches.size()).isEqualTo(2);
        watches.leave(second);
        watches.leave(other);

        assertThat(watches.size()).isZero();
        await().until(() -> !watches.isLookingOut());
    }

    @Test
    void itLooksOutAgainForTheNextReader() {
        watches.leave(watches.join(rows.execution));
        await().until(() -> !watches.isLookingOut());
        var before = rows.looks.get();

        watches.join(rows.execution);

        await().until(() -> rows.looks.get() > before);
    }

    @Test
    void anAnswerThatGrowsIsTold() throws Exception {
        var watch = watches.join(rows.execution);
        var news = watch.news();

        answers.begin(rows.execution, UUID.randomUUID()).text("def ");

        news.get(5, TimeUnit.SECONDS);
    }

    @Test
    void closingSendsEveryReaderHome() {
        var early = watches.join(rows.execution);
        var news = early.news();

        watches.close();

        assertThat(news).isDone();
        assertThat(early.isOver(0)).isTrue();
        assertThat(watches.join(ExecutionId.next()).isOver(0)).isTrue();
    }

    @Test
    void aDeletedExecutionIsOver() {
        var watch = watches.join(rows.execution);

        rows.deleted = true;

        await().until(() -> watch.isOver(0));
    }
}
