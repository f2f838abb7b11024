package dev.codefactory.bench.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.bench.window.OverlongRequest.Cause;
import org.junit.jupiter.api.Test;

class WindowRunsTests {

    @Test
    void noPromptIsEverCutUnnoticed() throws Exception {
        var ends = WindowRuns.run(24);

        assertThat(ends.silent()).isZero();
        assertThat(ends.examplesOfOther()).isEmpty();
        assertThat(ends.cutByServer()).isPositive();
        assertThat(ends.resolvedBy()).containsKeys(Cause.LIBRARY, Cause.UPLOADS, Cause.REPAIR);
    }
}
