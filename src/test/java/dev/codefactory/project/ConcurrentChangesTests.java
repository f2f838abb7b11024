package dev.codefactory.project;

import static dev.codefactory.project.ProjectsOnPostgres.ANY_VERSION;
import static dev.codefactory.project.ProjectsOnPostgres.element;
import static dev.codefactory.project.ProjectsOnPostgres.newOwner;
import static dev.codefactory.project.ProjectsOnPostgres.project;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@JdbcTest
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Import(ProjectsOnPostgres.class)
@Transactional(propagation = Propagation.NOT_SUPPORTED) // two writers need two transactions of their own
class ConcurrentChangesTests {

    @Autowired
    Projects projects;

    @Autowired
    Elements elements;

    @Autowired
    JdbcClient jdbc;

    @RepeatedTest(10)
    void ofTwoWritersOfTheSameVersionOneIsRefused() throws Exception {
        var owner = newOwner(jdbc);
        var id = projects.create(owner, project("Shop")).id();

        var results = atOnce(
                () -> projects.update(owner, id, project("First"), version -> version == 1),
                () -> projects.update(owner, id, project("Second"), version -> version == 1));

        assertThat(results)
                .extracting(Future::state)
                .containsExactlyInAnyOrder(Future.State.SUCCESS, Future.State.FAILED);
        assertThat(results)
                .filteredOn(result -> result.state() == Future.State.FAILED)
                .allSatisfy(result -> assertThat(result.exceptionNow()).isInstanceOf(ProjectException.Stale.class));
        assertThat(projects.get(owner, id).version()).isEqualTo(2);
    }

    @RepeatedTest(10)
    void twoWritersCannotEachAddOneHalfOfACycle() throws Exception {
        var owner = newOwner(jdbc);
        var project = projects.create(owner, project("Shop")).id();
        var left = elements.create(owner, project, element("left")).id();
        var right = elements.create(owner, project, element("right")).id();

        var results = atOnce(
                () -> elements.update(owner, project, left, element("left", right), ANY_VERSION),
                () -> elements.update(owner, project, right, element("right", left), ANY_VERSION));

        assertThat(results)
                .extracting(Future::state)
                .containsExactlyInAnyOrder(Future.State.SUCCESS, Future.State.FAILED);
        assertThat(projects.graph(owner, project).cycle()).isEmpty();
    }

    private static List<? extends Future<?>> atOnce(Callable<?> first, Callable<?> second) throws Exception {
        var start = new CyclicBarrier(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = List.of(
                    threads.submit(() -> {
                        start.await(10, TimeUnit.SECONDS);
                        return first.call();
                    }),
                    threads.submit(() -> {
                        start.await(10, TimeUnit.SECONDS);
                        return second.call();
                    }));
            threads.shutdown();
            threads.awaitTermination(30, TimeUnit.SECONDS);
            return results;
        }
    }
}
