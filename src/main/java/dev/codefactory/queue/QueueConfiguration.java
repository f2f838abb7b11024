package dev.codefactory.queue;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Joins the queue to its engine, db-scheduler: it holds leases and finds dead nodes, our tables hold the truth. */
@Configuration(proxyBeanMethods = false)
class QueueConfiguration {

    private static final Duration SWEEP = Duration.ofSeconds(5);

    /** Until hosts have a registry of their own, all slots of a lane stand in one row. */
    private static final String ANY_HOST = "any";

    @Bean
    OneTimeTask<Void> workTask(WorkRunner runner) {
        return Tasks.oneTime(WorkRunner.TASK).execute((instance, _) -> runner.run(UUID.fromString(instance.getId())));
    }

    /** Admits what no event admitted: work whose delay has passed, and slots a dead node held. */
    @Bean
    RecurringTask<Void> sweepTask(Admission admission) {
        return Tasks.recurring("sweep", FixedDelay.of(SWEEP)).execute((_, _) -> admission.sweep());
    }

    @Bean
    DbSchedulerCustomizer virtualThreads() {
        return new DbSchedulerCustomizer() {
            @Override
            public Optional<ExecutorService> executorService() {
                return Optional.of(Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("work-", 0).factory()));
            }
        };
    }

    @Bean
    ApplicationRunner lanes(WorkRepository work, QueueProperties properties) {
        return _ -> {
            work.setSlots(Lane.MODEL, ANY_HOST, properties.modelSlots(), properties.modelPrefetch());
            work.setSlots(Lane.LOCAL, ANY_HOST, properties.localSlots(), 0);
        };
    }
}
