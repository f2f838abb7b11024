package dev.codefactory.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/**
 * When something comes, by the clocks of a place. A time that the clocks skip comes at the moment they are put forward. A time they show twice
 * comes once, the first time, unless every hour counts: then it comes both times.
 *
 * @param cron minute, hour, day of the month, month and day of the week
 */
public record Cadence(String cron, ZoneId zone) {

    private static final int FIELDS = 5;
    private static final int LOOKED_AT = 200;

    /**
     * @param zone the name of a time zone in the IANA database
     * @throws ScheduleException.Bad when one of them says nothing
     */
    public static Cadence of(String cron, String zone) {
        var fields = cron.strip().split("\\s+");
        if (fields.length != FIELDS) {
            throw new ScheduleException.Bad(
                    "cron", "must be five fields: minute, hour, day of the month, month, day of the week");
        }
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            throw new ScheduleException.Bad("time_zone", "must be a time zone such as Europe/Berlin or UTC");
        }
        var cadence = new Cadence(String.join(" ", fields), ZoneId.of(zone));
        try {
            cadence.times();
        } catch (IllegalArgumentException e) {
            throw new ScheduleException.Bad(
                    "cron", "cannot be read: %s; a working day's night is 30 2 * * 1-5".formatted(e.getMessage()));
        }
        return cadence;
    }

    private CronExpression times() {
        return CronExpression.parse("0 " + cron);
    }

    /** When it comes the next time, or empty when it never does. */
    Optional<Instant> next(Instant after) {
        var times = times();
        @Nullable Instant next = null;
        var local = times.next(LocalDateTime.ofInstant(after, zone).minus(aboutToBeRepeated(after)));
        while (local != null && (next == null || moments(local).getFirst().isBefore(next))) {
            for (var moment : moments(local)) {
                next = moment.isAfter(after) && (next == null || moment.isBefore(next)) ? moment : next;
            }
            local = times.next(local);
        }
        return Optional.ofNullable(next);
    }

    /** The first times from one on that is known. */
    List<Instant> following(Instant first, int count) {
        return Stream.iterate(Optional.of(first), Optional::isPresent, moment -> moment.flatMap(this::next))
                .flatMap(Optional::stream)
                .limit(count)
                .toList();
    }

    /** The shortest time between two, as clocks show it that nobody sets; empty when it does not come twice. */
    Optional<Duration> shortestInterval(Instant from) {
        var times = times();
        @Nullable Duration shortest = null;
        var last = times.next(LocalDateTime.ofInstant(from, zone));
        for (var i = 0; i < LOOKED_AT && last != null; i++) {
            var next = times.next(last);
            var interval = next == null ? null : Duration.between(last, next);
            shortest = interval == null || (shortest != null && shortest.compareTo(interval) < 0) ? shortest : interval;
            last = next;
        }
        return Optional.ofNullable(shortest);
    }

    /** How much of the past the clocks are about to show again. */
    private Duration aboutToBeRepeated(Instant moment) {
        var transition = zone.getRules().nextTransition(moment);
        if (transition == null || !transition.isOverlap()) {
            return Duration.ZERO;
        }
        var length = transition.getDuration().abs();
        return moment.plus(length).isBefore(transition.getInstant()) ? Duration.ZERO : length;
    }

    /** What the clocks mean by a time, in order. */
    private List<Instant> moments(LocalDateTime local) {
        var rules = zone.getRules();
        var offsets = rules.getValidOffsets(local);
        if (offsets.isEmpty()) {
            return List.of(rules.getTransition(local).getInstant());
        }
        var counted = comesEveryHour() ? offsets : offsets.subList(0, 1);
        return counted.stream().map(local::toInstant).toList();
    }

    private boolean comesEveryHour() {
        return cron.split(" ")[1].startsWith("*");
    }
}
