package dev.codefactory.model.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.codefactory.llm.registry.ModelPuller.Progress;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressNotesTests {

    private static final Instant BEGUN = Instant.parse("2026-01-01T00:00:00Z");

    private final Clock clock = mock(Clock.class);
    private final List<Long> written = new ArrayList<>();
    private final ProgressNotes notes = new ProgressNotes(clock, progress -> written.add(progress.done()));

    @Test
    void ofManyLinesTwoASecondAreWritten() {
        for (var millis = 0; millis < 2_000; millis += 60) {
            see(millis);
        }

        assertThat(written).containsExactly(0L, 540L, 1_080L, 1_620L);
        assertThat(notes.last().done()).isEqualTo(1_980);
    }

    @Test
    void aClockThatIsSetBackSilencesNobody() {
        see(0);
        see(-3_600_000);
        see(-3_599_900);

        assertThat(written).containsExactly(0L, -3_600_000L);
    }

    private void see(long millis) {
        when(clock.instant()).thenReturn(BEGUN.plusMillis(millis));
        notes.see(new Progress("pulling", millis, 10_000));
    }
}
