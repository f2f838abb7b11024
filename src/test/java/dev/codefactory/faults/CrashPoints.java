package dev.codefactory.faults;

import dev.codefactory.queue.Attempt;
import dev.codefactory.queue.WorkHandler;
import dev.codefactory.queue.WorkOutcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lets executions die at one exact boundary each, and finds out which boundaries there are. An execution is known by its description. Each of
 * its runs is a thread of its own that shares nothing with others, so the death of the thread is the death of a process that did only that.
 */
final class CrashPoints implements BeanPostProcessor {

    private final Map<String, Fate> fates = new ConcurrentHashMap<>();
    private @Nullable JdbcClient jdbc;

    private record Step(String description, String life) {}

    /** What is to become of one execution, and the first time each of its runs was seen. */
    private static final class Fate {

        private final Map<String, Boundary> lastOfLives;
        private final Map<String, Life> firstLives = new LinkedHashMap<>();

        Fate(Collection<Boundary> last) {
            this.lastOfLives = last.stream().collect(Collectors.toMap(Boundary::life, Function.identity()));
        }

        synchronized Life next(String name) {
            var again = firstLives.containsKey(name);
            var life = new Life(name, again ? null : lastOfLives.get(name));
            firstLives.putIfAbsent(name, life);
            return life;
        }

        synchronized List<Life> firstLives() {
            return new ArrayList<>(firstLives.values());
        }
    }

    /** Only watches the execution with this description. */
    void watch(String description) {
        fates.put(description, new Fate(List.of()));
    }

    /** Lets the execution with this description die once in each of these lives, at the boundary. */
    void kill(String description, Collection<Boundary> at) {
        fates.put(description, new Fate(at));
    }

    /** Every boundary the runs of the execution came by, in order. */
    List<Boundary> boundaries(String description) {
        return fate(description).firstLives().stream()
                .flatMap(life -> life.reached().stream())
                .toList();
    }

    boolean hasDied(String description, Boundary at) {
        return fate(description).firstLives().stream().anyMatch(life -> life.hasDied(at));
    }

    /** Runs something of the execution on this thread; empty when it died. */
    <T> Optional<T> live(String description, String name, Supplier<T> body) {
        var life = fate(description).next(name);
        life.begin();
        try {
            return Optional.of(body.get());
        } catch (Crash crash) {
            return Optional.empty();
        } finally {
            life.end();
        }
    }

    private Fate fate(String description) {
        return fates.getOrDefault(description, new Fate(List.of()));
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof DataSource dataSource && !(bean instanceof CrashingDataSource)) {
            var crashing = new CrashingDataSource(dataSource);
            jdbc = JdbcClient.create(crashing);
            return crashing;
        }
        return bean instanceof WorkHandler handler ? new Watched(handler) : bean;
    }

    /** The queue has a thread for each run; what it does there after the work itself, the commit above all, is part of the run. */
    private final class Watched implements WorkHandler {

        private final WorkHandler handler;

        Watched(WorkHandler handler) {
            this.handler = handler;
        }

        @Override
        public String kind() {
            return handler.kind();
        }

        @Override
        public WorkOutcome run(Attempt attempt) throws InterruptedException {
            step(attempt.id())
                    .filter(step -> fates.containsKey(step.description()))
                    .ifPresent(
                            step -> fate(step.description()).next(step.life()).begin());
            return handler.run(attempt);
        }

        @Override
        public WorkOutcome timedOut(Attempt attempt) {
            return handler.timedOut(attempt);
        }

        @Override
        public void parked(UUID id, String reason) {
            handler.parked(id, reason);
        }
    }

    private Optional<Step> step(UUID work) {
        return jdbc == null
                ? Optional.empty()
                : jdbc.sql("""
                        select g.description, s.position || ' ' || s.type as life
                        from step_run s join execution e on e.id = s.execution_id
                            join generation_session g on g.id = e.session_id
                        where s.id = :work
                        """).param("work", work).query(Step.class).optional();
    }
}
