package dev.codefactory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.scheduling.annotation.Scheduled;

@Timeout(30)
class TimersTests {

    @Test
    void aTaskThatFailsOrTakesLongHoldsUpNothing() throws InterruptedException {
        try (var context = new AnnotationConfigApplicationContext(Timers.class, Tasks.class)) {
            var tasks = context.getBean(Tasks.class);

            tasks.othersRan.await();

            assertThat(tasks.failures.getCount()).isZero();
        }
    }

    @Test
    void requestsKeepTheirOwnExecutor() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(TaskExecutionAutoConfiguration.class))
                .withUserConfiguration(Timers.class)
                .run(context -> assertThat(context).hasBean("applicationTaskExecutor"));
    }

    static class Tasks {

        private final CountDownLatch failures = new CountDownLatch(3);
        private final CountDownLatch othersRan = new CountDownLatch(1);

        @Scheduled(fixedDelay = 1)
        void fails() {
            failures.countDown();
            throw new IllegalStateException("a task that fails");
        }

        @Scheduled(fixedDelay = 1)
        void takesLong() throws InterruptedException {
            othersRan.await();
        }

        @Scheduled(fixedDelay = 1)
        void comesAgain() throws InterruptedException {
            failures.await();
            othersRan.countDown();
        }
    }
}
