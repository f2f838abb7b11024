package dev.codefactory.bench.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.StartedService;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HostsRunTests {

    @Test
    void nothingIsLostAndAllIsWrittenDownRightWhenAHostDiesAnotherIsSlowAndAThirdLies() throws Exception {
        try (var fleet = new Fleet(Duration.ofMillis(60));
                var service = StartedService.start(fleet.properties())) {
            fleet.goWrong();

            var result = new HostsRun(service, fleet, "ill").run(40, 20);

            assertThat(fleet.mortal().isDead()).isTrue();
            assertThat(result.lost()).isZero();
            assertThat(result.wrong()).isZero();
            assertThat(fleet.hosts())
                    .allSatisfy(host -> assertThat(host.overSlots()).isZero());
        }
    }
}
