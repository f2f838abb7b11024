package dev.codefactory.queue.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.codefactory.database.TestPostgres;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** That the database's clock was set is the same, seen from here, as that this node's was set the other way. */
class DatabaseClockTests {

    private static final Duration TOLERANCE = Duration.ofMillis(500);

    private final WrongClock local = new WrongClock();
    private final DatabaseClock clock = new DatabaseClock(
            JdbcClient.create(new DriverManagerDataSource(TestPostgres.newDatabase(), "postgres", "postgres")),
            local,
            TOLERANCE);

    private static final class WrongClock extends Clock {

        private Duration off = Duration.ZERO;

        @Override
        public Instant instant() {
            return Clock.systemUTC().instant().plus(off);
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }

    @BeforeEach
    void hasBeenMeasured() {
        assertThat(clock.measure()).isZero();
        await().until(clock::isEven);
    }

    @Test
    void tellsTheDatabasesTimeWhateverThisNodesClockSays() {
        local.off = Duration.ofHours(-2);
        clock.measure();

        assertThat(clock.now()).isCloseTo(Clock.systemUTC().instant(), within(1, ChronoUnit.SECONDS));
    }

    @Test
    void saysOnceThatAClockWasSet() {
        local.off = Duration.ofHours(2);

        assertThat(clock.measure()).isCloseTo(Duration.ofHours(-2), TOLERANCE);
        assertThat(clock.measure()).isZero();
    }

    @Test
    void isNotReliedOnForAWhileAfterItWasSet() {
        local.off = Duration.ofHours(-2);
        clock.measure();
        assertThat(clock.isEven()).isFalse();

        await().until(clock::isEven);
        clock.measure();

        assertThat(clock.isEven()).isTrue();
    }
}
