package dev.codefactory.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CadenceTests {

    private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void comesByTheClocksOfItsPlace() {
        assertThat(times("30 2 * * 1-5", "Europe/Berlin", "2026-07-03T00:00:00Z", 2))
                .as("a Friday and the Monday after it")
                .containsExactly("2026-07-03T00:30:00Z", "2026-07-06T00:30:00Z");
        assertThat(times("30 2 * * *", "UTC", "2026-07-03T02:30:00Z", 1))
                .as("strictly after")
                .containsExactly("2026-07-04T02:30:00Z");
    }

    @Test
    void aTimeTheClocksSkipComesWhenTheyArePutForward() {
        assertThat(times("30 2 * * *", "Europe/Berlin", "2026-03-28T00:00:00Z", 3))
                .containsExactly("2026-03-28T01:30:00Z", "2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z");
        assertThat(times("*/20 * * * *", "Europe/Berlin", "2026-03-29T00:30:00Z", 3))
                .as("and what is skipped with it comes once together with it")
                .containsExactly("2026-03-29T00:40:00Z", "2026-03-29T01:00:00Z", "2026-03-29T01:20:00Z");
    }

    @Test
    void aTimeTheClocksShowTwiceComesTheFirstTime() {
        assertThat(times("30 2 * * *", "Europe/Berlin", "2026-10-24T12:00:00Z", 2))
                .containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
        assertThat(times("30 2 * * *", "Europe/Berlin", "2026-10-25T01:10:00Z", 1))
                .as("seen from the second time")
                .containsExactly("2026-10-26T01:30:00Z");
    }

    @Test
    void whatComesEveryHourComesBothTimes() {
        assertThat(times("30 * * * *", "Europe/Berlin", "2026-10-25T00:00:00Z", 3))
                .containsExactly("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-10-25T02:30:00Z");
        assertThat(times("*/20 * * * *", "Europe/Berlin", "2026-10-25T00:30:00Z", 5))
                .containsExactly(
                        "2026-10-25T00:40:00Z",
                        "2026-10-25T01:00:00Z",
                        "2026-10-25T01:20:00Z",
                        "2026-10-25T01:40:00Z",
                        "2026-10-25T02:00:00Z");
    }

    /** Every zone with its own idea of when and by how much clocks are set; Lord Howe's go by half an hour. */
    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Havana", "UTC"})
    void comesOnEachDayOfAYearOnce(String zone) {
        var cadence = Cadence.of("30 2 * * *", zone);
        var year = cadence.following(cadence.next(NEW_YEAR).orElseThrow(), 365);

        assertThat(year.stream()
                        .map(time ->
                                ZonedDateTime.ofInstant(time, cadence.zone()).toLocalDate()))
                .doesNotHaveDuplicates()
                .hasSize(365);
        assertThat(year.getLast()).isBefore(year.getFirst().plus(366, ChronoUnit.DAYS));
        assertThat(year).isSorted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC"})
    void nothingIsLostOrDoubledWhereItComesAllTheTime(String zone) {
        var cadence = Cadence.of("*/30 * * * *", zone);
        var times = cadence.following(cadence.next(NEW_YEAR).orElseThrow(), 365 * 48);

        for (var i = 1; i < times.size(); i++) {
            assertThat(Duration.between(times.get(i - 1), times.get(i)))
                    .as("%s after %s", times.get(i), times.get(i - 1))
                    .isEqualTo(Duration.ofMinutes(30));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', UTC, cron",
        "* * * *, UTC, cron",
        "0 0 3 * * *, UTC, cron",
        "61 * * * *, UTC, cron",
        "x * * * *, UTC, cron",
        "@daily, UTC, cron",
        "0 3 * * *, Mars/Olympus, time_zone",
        "0 3 * * *, +02:00, time_zone"
    })
    void whatSaysNothingIsRefusedByTheFieldThatIsWrong(String cron, String zone, String field) {
        assertThatExceptionOfType(ScheduleException.Bad.class)
                .isThrownBy(() -> Cadence.of(cron, zone))
                .returns(field, ScheduleException.Bad::field);
    }

    @Test
    void whatNeverComesHasNoNextTime() {
        assertThat(Cadence.of("0 0 30 2 *", "UTC").next(NEW_YEAR)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "* * * * *, PT1M",
        "'0,5 3 * * *', PT5M",
        "50 23 * * *, PT24H",
        "'0 0,23 * * *', PT1H",
        "0 3 1 * *, PT672H",
    })
    void knowsItsShortestInterval(String cron, Duration shortest) {
        assertThat(Cadence.of(cron, "Europe/Berlin").shortestInterval(NEW_YEAR)).contains(shortest);
    }

    private static List<String> times(String cron, String zone, String after, int count) {
        var cadence = Cadence.of(cron, zone);
        return cadence.following(cadence.next(Instant.parse(after)).orElseThrow(), count).stream()
                .map(Instant::toString)
                .toList();
    }
}
