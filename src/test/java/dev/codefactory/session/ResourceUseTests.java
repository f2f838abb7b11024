package dev.codefactory.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResourceUseTests {

    @Test
    void timesAddUpToTheMillisecondAndMemoryDoesNot() {
        var all = List.of(used(100, 3), used(200, 7), ResourceUse.of(null, null, null));

        assertThat(ResourceUse.sum(all)).isEqualTo(used(300, 7));
    }

    @Test
    void whatNobodyUsedIsNotKnown() {
        assertThat(ResourceUse.sum(List.of())).isEqualTo(ResourceUse.of(null, null, null));
    }

    private static ResourceUse used(long cpuMillis, long memory) {
        return ResourceUse.of(null, Duration.ofMillis(cpuMillis), memory);
    }
}
