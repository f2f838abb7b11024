package dev.codefactory.session.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WatchTests {

    private final ScriptedRows rows = new ScriptedRows();
    private final Watch watch = new Watch(rows.execution, rows);

    @Test
    void oneQueryServesAllReaders() throws Exception {
        rows.add(100);
        var readers = new ArrayList<Callable<List<EventView>>>();
        for (int i = 0; i < 200; i++) {
            readers.add(() -> watch.after(0, 200));
        }

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var seen : threads.invokeAll(readers)) {
                assertThat(seen.get()).hasSize(100);
            }
        }

        assertThat(rows.loads).hasValue(1);
        assertThat(rows.pages).hasValue(0);
    }

    @Test
    void aReaderSeesEveryEventOnceAndInOrderHoweverFarItIsBehind() {
        rows.add(3 * Watch.TAIL);
        watch.after(0, 1);
        rows.add(Watch.TAIL + 1);
        watch.changed();
        var seen = new ArrayList<Long>();
        List<EventView> batch;
        do {
            batch = watch.after(seen.size(), 200);
            batch.forEach(event -> seen.add(event.sequence()));
        } while (!batch.isEmpty());

        assertThat(seen)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 4 * Watch.TAIL + 1).boxed().toList());
        assertThat(rows.loads).hasValue(2);
    }

    @Test
    void itLoadsAgainOnlyWhenSomethingHasChanged() {
        rows.add(1);
        watch.after(0, 10);
        rows.add(1);

        assertThat(watch.after(1, 10)).isEmpty();
        watch.changedTo(1);
        assertThat(watch.after(1, 10)).isEmpty();
        watch.changedTo(2);
        assertThat(watch.after(1, 10)).hasSize(1);
        assertThat(rows.loads).hasValue(2);
    }

    @Test
    void noReaderMissesWhatAnotherIsLoading() throws Exception {
        watch.after(0, 10);
        rows.add(1);
        rows.slow = new CountDownLatch(1);
        watch.changed();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> watch.after(0, 10));
            await().until(() -> rows.loads.get() == 2);
            var second = threads.submit(() -> watch.after(0, 10));

            assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> second.get(50, TimeUnit.MILLISECONDS));
            rows.slow.countDown();

            assertThat(first.get()).hasSize(1);
            assertThat(second.get()).hasSize(1);
        }
        assertThat(rows.loads).hasValue(2);
    }

    @Test
    void newsBetweenLookingAndWaitingAreNotLost() {
        var news = watch.news();
        watch.after(0, 10);
        watch.changed();

        assertThat(news).isDone();
        assertThat(watch.news()).isNotDone();
    }

    @Test
    void itIsOverForAReaderThatHasSeenTheEnd() {
        rows.add(2);
        rows.add("end");
        watch.after(0, 10);

        assertThat(watch.isOver(2)).isFalse();
        assertThat(watch.isOver(3)).isTrue();
    }

    @Test
    void waitingEndsWithTheEnd() throws Exception {
        rows.add(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = threads.submit(() -> {
                watch.awaitEnd(Duration.ofMinutes(1));
                return watch.isOver(Long.MAX_VALUE);
            });
            rows.add("end");
            watch.changed();

            assertThat(waiting.get()).isTrue();
        }
    }

    @Test
    void aLoadThatFailsIsTriedAgain() {
        rows.add(1);
        rows.broken = true;
        assertThatIllegalStateException().isThrownBy(() -> watch.after(0, 10));

        rows.broken = false;

        assertThat(watch.after(0, 10)).hasSize(1);
    }
}
