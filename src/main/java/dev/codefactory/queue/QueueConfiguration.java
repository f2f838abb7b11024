package dev.codefactory.queue;

import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.codefactory.queue.admission.AdmissionPass;
import dev.codefactory.queue.admission.AdmissionRules;
import dev.codefactory.queue.admission.Dispatch;
import dev.codefactory.queue.cluster.DatabaseClock;
import dev.codefactory.queue.cluster.Node;
import dev.codefactory.queue.cluster.Nodes;
import dev.codefactory.queue.cluster.Wakeups;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts the parts of the queue together. What the cluster does once every so often is run by db-scheduler, on whichever node is there. */
@Configuration(proxyBeanMethods = false)
class QueueConfiguration {

    /** What must be there before work begins and until it has ended. */
    static final int PHASE = 0;

    private static final Duration SWEEP = Duration.ofSeconds(5);

    @Bean
    Node node(QueueProperties properties) {
        return Node.named(properties.nodeName(), properties.localSlots());
    }

    @Bean
    Nodes nodes(JdbcClient jdbc, Node node, QueueProperties properties) {
        return new Nodes(jdbc, node, properties.deadAfter());
    }

    @Bean
    DatabaseClock databaseClock(JdbcClient jdbc, Clock clock, QueueProperties properties) {
        return new DatabaseClock(jdbc, clock, properties.deadAfter().dividedBy(2));
    }

    @Bean
    Wakeups wakeups(JdbcClient jdbc, JdbcConnectionDetails database) {
        return new Wakeups(jdbc, database, PHASE);
    }

    @Bean
    AdmissionPass admissionPass(AdmissionTables tables, QueueProperties properties) {
        return new AdmissionPass(
                tables,
                new Dispatch(new AdmissionRules(
                        properties.maxConcurrentGenerations(),
                        properties.maxRunningPerOwner(),
                        properties.ageing(),
                        properties.patience())));
    }

    /** Admits what no event admitted: work whose delay has passed, or whose event was lost with its node. */
    @Bean
    RecurringTask<Void> sweepTask(ObjectProvider<Admission> admission) {
        return Tasks.recurring("sweep", FixedDelay.of(SWEEP))
                .execute((_, _) -> admission.getObject().sweep());
    }

    @Bean
    DbSchedulerCustomizer schedulerName(Node node) {
        return new DbSchedulerCustomizer() {
            @Override
            public Optional<SchedulerName> schedulerName() {
                return Optional.of(new SchedulerName.Fixed(node.name()));
            }
        };
    }
}
