package dev.codefactory.session.retention;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has the cluster purge every so often, on one node at a time. */
@Configuration(proxyBeanMethods = false)
class RetentionConfiguration {

    @Bean
    RecurringTask<Void> retentionTask(Retention retention, RetentionProperties properties) {
        return Tasks.recurring("retention", FixedDelay.of(properties.every()))
                .execute((_, _) -> retention.purgeExpired());
    }
}
