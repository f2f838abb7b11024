package dev.codefactory;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Runs what a node does again and again. On shutdown, what is under way comes to its end and nothing more begins. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class Timers {

    /** More than there are tasks: one that waits for the database holds up no other. */
    private static final int THREADS = 16;

    /** No candidate where any executor would do: requests have one of their own. */
    @Bean(defaultCandidate = false)
    ThreadPoolTaskScheduler timerThreads() {
        var threads = new ThreadPoolTaskScheduler();
        threads.setThreadFactory(Thread.ofVirtual().name("timer-", 0).factory());
        threads.setPoolSize(THREADS);
        return threads;
    }

    @Bean
    SchedulingConfigurer tasksOnTimerThreads(@Qualifier("timerThreads") ThreadPoolTaskScheduler threads) {
        return tasks -> tasks.setTaskScheduler(threads);
    }
}
