package dev.codefactory.project;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.codefactory.access.Owner;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.database.TestPostgres;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongPredicate;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The use cases of projects on a database, and what their tests say most often. */
@TestConfiguration(proxyBeanMethods = false)
@Import({
    TestPostgres.class,
    Projects.class,
    Elements.class,
    Tasks.class,
    Dependencies.class,
    ProjectStore.class,
    ElementStore.class,
    TaskStore.class,
    DependencyStore.class
})
public class ProjectsOnPostgres {

    public static final LongPredicate ANY_VERSION = _ -> true;

    private static final AtomicInteger SECONDS = new AtomicInteger();

    /** Every reading is a second later than the one before. */
    @Bean
    @Primary
    Clock advancingClock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return Instant.parse("2026-01-01T00:00:00Z").plusSeconds(SECONDS.getAndIncrement());
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    public static Owner newOwner(JdbcClient jdbc) {
        var owner = new Owner(UuidCreator.getTimeOrderedEpoch());
        jdbc.sql("insert into owner (id, name, created_at) values (:id, :name, :now)")
                .param("id", owner.id())
                .param("name", owner.id().toString())
                .param("now", OffsetDateTime.parse("2026-01-01T00:00:00Z"))
                .update();
        return owner;
    }

    public static Project.Draft project(String name) {
        return new Project.Draft(name, "", null, CodeLanguage.PYTHON, "{}");
    }

    public static Project.Draft project(String name, ProjectStatus status) {
        return new Project.Draft(name, "", status, CodeLanguage.PYTHON, "{}");
    }

    public static Element.Draft element(String name, UUID... dependencies) {
        return new Element.Draft(name, "", ElementType.MODULE, List.of(dependencies), "{}");
    }

    public static Task.Draft task(String title, UUID... dependencies) {
        return new Task.Draft(title, "", null, null, List.of(dependencies), "{}");
    }

    public static Task.Draft task(String title, TaskStatus status) {
        return new Task.Draft(title, "", status, null, List.of(), "{}");
    }
}
