package dev.codefactory.project;

import static dev.codefactory.project.ProjectsOnPostgres.ANY_VERSION;
import static dev.codefactory.project.ProjectsOnPostgres.element;
import static dev.codefactory.project.ProjectsOnPostgres.newOwner;
import static dev.codefactory.project.ProjectsOnPostgres.project;
import static dev.codefactory.project.ProjectsOnPostgres.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.codefactory.access.Owner;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@JdbcTest
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Import(ProjectsOnPostgres.class)
class DependenciesTests {

    @Autowired
    Projects projects;

    @Autowired
    Elements elements;

    @Autowired
    Tasks tasks;

    @Autowired
    JdbcClient jdbc;

    private Owner owner = new Owner(new UUID(0, 0));
    private UUID project = new UUID(0, 0);

    @BeforeEach
    void aProject() {
        owner = newOwner(jdbc);
        project = projects.create(owner, project("Shop")).id();
    }

    @Test
    void namesTheWholeCycleOfElements() {
        var model = addElement("model");
        var service = addElement("service", model);
        var api = addElement("api", service);

        assertThatExceptionOfType(ProjectException.Cycle.class)
                .isThrownBy(() -> elements.update(owner, project, model, element("model", api), ANY_VERSION))
                .satisfies(cycle -> assertThat(cycle.path())
                        .hasSize(4)
                        .extracting(ProjectGraph.Node::name)
                        .contains("model", "service", "api"))
                .withMessageContainingAll("element \"service\" (%s)".formatted(service), " -> ");
        assertThat(elements.get(owner, project, model).dependencies()).isEmpty();
    }

    @Test
    void refusesTasksThatContradictTheOrderOfTheirElements() {
        var model = addElement("model");
        var api = addElement("api", model);
        var route = addTask(api, "route");

        assertThatExceptionOfType(ProjectException.Cycle.class)
                .isThrownBy(() -> addTask(model, "table", route))
                .withMessageContainingAll("task \"route\"", "task \"table\"", "element \"model\"");
    }

    @Test
    void refusesADependencyOnItself() {
        var model = addElement("model");

        assertThatIsBadDependency(
                () -> elements.update(owner, project, model, element("model", model), ANY_VERSION), "itself");
    }

    @Test
    void refusesADependencyOnNothing() {
        assertThatIsBadDependency(() -> addElement("model", UUID.randomUUID()), "there is no element with that id");
    }

    @Test
    void refusesADependencyOnSomethingOfAnotherKind() {
        var model = addElement("model");

        assertThatIsBadDependency(() -> addTask(model, "table", model), "there is no task with that id");
    }

    @Test
    void refusesADependencyOnAnotherProject() {
        var other = projects.create(owner, project("Bank")).id();
        var account = elements.create(owner, other, element("account")).id();

        assertThatIsBadDependency(() -> addElement("model", account), "in another project");
    }

    @Test
    void doesNotGiveAwayThatAnotherOwnerHasSuchAnElement() {
        var stranger = newOwner(jdbc);
        var other = projects.create(stranger, project("Bank")).id();
        var account = elements.create(stranger, other, element("account")).id();

        assertThatIsBadDependency(() -> addElement("model", account), "there is no element with that id");
    }

    @Test
    void deletesOnlyWhatNobodyNeeds() {
        var model = addElement("model");
        var api = addElement("api");
        var table = addTask(model, "table");
        var route = addTask(api, "route", table);

        assertThatExceptionOfType(ProjectException.StillNeeded.class)
                .isThrownBy(() -> elements.delete(owner, project, model, ANY_VERSION))
                .withMessageContaining("task \"route\" (%s)".formatted(route));
        assertThatExceptionOfType(ProjectException.StillNeeded.class)
                .isThrownBy(() -> tasks.delete(owner, project, model, table, ANY_VERSION));

        tasks.delete(owner, project, api, route, ANY_VERSION);
        elements.delete(owner, project, model, ANY_VERSION);
        assertThatExceptionOfType(ProjectException.NotFound.class)
                .isThrownBy(() -> tasks.get(owner, project, model, table));
    }

    @Test
    void theGraphPutsTasksInOrderAcrossElementsAndShowsWhatAFailureBlocks() {
        var model = addElement("model");
        var api = addElement("api", model);
        var route = addTask(api, "route");
        var table = addTask(model, "table");
        tasks.update(owner, project, model, table, task("table", TaskStatus.IN_PROGRESS), ANY_VERSION);
        tasks.update(owner, project, model, table, task("table", TaskStatus.FAILED), ANY_VERSION);

        var graph = projects.graph(owner, project);

        assertThat(graph.order()).extracting(ProjectGraph.Node::name).containsExactly("table", "model", "route", "api");
        assertThat(graph.blockedBy()).isEqualTo(Map.of(model, Set.of(table), route, Set.of(table), api, Set.of(table)));
    }

    @Test
    void replacesTheListOfDependencies() {
        var model = addElement("model");
        var config = addElement("config");
        var api = addElement("api", model);

        elements.update(owner, project, api, element("api", config), ANY_VERSION);

        assertThat(elements.get(owner, project, api).dependencies()).isEqualTo(List.of(config));
    }

    private UUID addElement(String name, UUID... dependencies) {
        return elements.create(owner, project, element(name, dependencies)).id();
    }

    private UUID addTask(UUID element, String title, UUID... dependencies) {
        return tasks.create(owner, project, element, task(title, dependencies)).id();
    }

    private static void assertThatIsBadDependency(ThrowingCallable change, String message) {
        assertThatExceptionOfType(ProjectException.BadDependency.class)
                .isThrownBy(change)
                .withMessageContaining(message);
    }
}
