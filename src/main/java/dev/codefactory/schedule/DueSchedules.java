package dev.codefactory.schedule;

import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks for schedules whose time has come, on every node; the table decides who does which. */
@Component
class DueSchedules {

    private static final Logger log = LoggerFactory.getLogger(DueSchedules.class);

    private static final int SECONDS_BETWEEN = 1;
    private static final int AT_ONCE = 100;

    private final ScheduleStore schedules;
    private final Firing firing;
    private final Clock clock;

    DueSchedules(ScheduleStore schedules, Firing firing, Clock clock) {
        this.schedules = schedules;
        this.firing = firing;
        this.clock = clock;
    }

    /** What cannot be done now stays due and holds up no other. */
    @Scheduled(initialDelay = SECONDS_BETWEEN, fixedDelay = SECONDS_BETWEEN, timeUnit = TimeUnit.SECONDS)
    void look() {
        try {
            for (var id : schedules.due(clock.instant(), AT_ONCE)) {
                try {
                    firing.fire(id);
                } catch (RuntimeException e) {
                    log.warn("schedule {} could not be run and stays due: {}", id, e.getMessage());
                }
            }
        } catch (RuntimeException e) {
            log.warn("schedules could not be looked for: {}", e.getMessage());
        }
    }
}
