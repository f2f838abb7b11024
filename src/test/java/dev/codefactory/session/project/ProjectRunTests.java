package dev.codefactory.session.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.codefactory.access.Owner;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.llm.LlmGateway;
import dev.codefactory.pipeline.CodeFactoryConfig;
import dev.codefactory.pipeline.ScriptedGateway;
import dev.codefactory.project.Element;
import dev.codefactory.project.ElementType;
import dev.codefactory.project.Elements;
import dev.codefactory.project.Project;
import dev.codefactory.project.ProjectException;
import dev.codefactory.project.ProjectStatus;
import dev.codefactory.project.Projects;
import dev.codefactory.project.Task;
import dev.codefactory.project.TaskStatus;
import dev.codefactory.project.Tasks;
import dev.codefactory.session.ChainTest;
import dev.codefactory.session.ExecutionView;
import dev.codefactory.session.ModelByRequest;
import dev.codefactory.session.execution.Executions;
import dev.codefactory.session.intake.IdempotencyConflictException;
import dev.codefactory.session.step.Repeats;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whole projects, from their graph to the code in their tasks. A task's title is its prompt. */
@ChainTest
class ProjectRunTests {

    private static final Duration LONG = Duration.ofSeconds(60);

    @Autowired
    ProjectGeneration generation;

    @Autowired
    ProjectRuns runs;

    @Autowired
    Projects projects;

    @Autowired
    Elements elements;

    @Autowired
    Tasks tasks;

    @Autowired
    Executions executions;

    @Autowired
    Repeats repeats;

    @Autowired
    LlmGateway gateway;

    @Autowired
    JdbcClient jdbc;

    private Owner owner = new Owner(new UUID(0, 0));
    private ModelByRequest model = new ModelByRequest(new ScriptedGateway());
    private UUID project = new UUID(0, 0);

    @BeforeEach
    void aProjectOfItsOwn() {
        owner = newOwner();
        model = new ModelByRequest(gateway);
        project = projects.create(owner, new Project.Draft("shop", "", null, CodeLanguage.PYTHON, "{}"))
                .id();
    }

    @Test
    void everyTaskBecomesAnExecutionThatWaitsForThoseBeforeIt() throws InterruptedException {
        var storage = element("storage");
        var api = element("api", storage);
        var tables = task(storage, "all tables");
        var routes = task(api, "some routes");
        var pages = task(api, "some pages", routes);

        var run = start();

        assertThat(run.executions())
                .extracting(execution -> task(execution).title())
                .containsExactly("all tables", "some routes", "some pages");
        assertThat(dependenciesOf(run, routes)).containsExactly(executionOf(run, tables));
        assertThat(dependenciesOf(run, pages))
                .containsExactlyInAnyOrder(executionOf(run, tables), executionOf(run, routes));
        assertThat(ended(run).status()).isEqualTo(ProjectRun.Status.COMPLETED);
        assertThat(model.promptOf("some pages"))
                .contains("all_tables.py", "NAME = 'all tables'", "some_routes.py", "NAME = 'some routes'");
        assertThat(reload(pages).status()).isEqualTo(TaskStatus.COMPLETED);
        assertThat(reload(pages).generatedCode()).isEqualTo("NAME = 'some pages'\n");
        assertThat(projects.get(owner, project).status()).isEqualTo(ProjectStatus.COMPLETED);
    }

    @Test
    void aFailureBlocksOnlyItsDescendantsAndTheyResumeWhenItIsRepaired() throws InterruptedException {
        var element = element("all");
        var broken = task(element, "broken one");
        var child = task(element, "its child", broken);
        var grandchild = task(element, "its grandchild", child);
        var other = task(element, "another one");
        model.fail("broken one");

        var run = start();
        await(run, broken);
        await(run, other);

        var blocked = runs.get(owner, project, run.id());
        assertThat(blocked.status()).isEqualTo(ProjectRun.Status.BLOCKED);
        assertThat(of(blocked, child).relations().blockedBy())
                .containsExactly(of(run, broken).id());
        assertThat(of(blocked, grandchild).relations().blockedBy())
                .containsExactly(of(run, broken).id());
        assertThat(reload(broken).status()).isEqualTo(TaskStatus.FAILED);
        assertThat(reload(child).status()).isEqualTo(TaskStatus.PENDING);
        assertThat(reload(other).status()).isEqualTo(TaskStatus.COMPLETED);
        assertThat(projects.get(owner, project).status()).isEqualTo(ProjectStatus.ACTIVE);

        model.mend();
        repeats.retry(owner, of(run, broken).id(), null);

        assertThat(ended(run).status()).isEqualTo(ProjectRun.Status.COMPLETED);
        assertThat(reload(broken).status()).isEqualTo(TaskStatus.COMPLETED);
        assertThat(projects.get(owner, project).status()).isEqualTo(ProjectStatus.COMPLETED);
    }

    @Test
    void independentTasksRunAtTheSameTime() throws InterruptedException {
        var element = element("all");
        task(element, "one half");
        task(element, "other half");
        model.hold("one half");
        model.hold("other half");

        var run = start();

        model.awaitAsked("one half");
        model.awaitAsked("other half");
        model.release("one half");
        model.release("other half");
        assertThat(ended(run).status()).isEqualTo(ProjectRun.Status.COMPLETED);
    }

    @Test
    void completedTasksCountAsDoneAndGiveTheirFiles() throws InterruptedException {
        var element = element("all");
        var first = task(element, "first part");
        ended(start());
        var second = task(element, "second part", first);

        var run = ended(start());

        assertThat(run.executions()).hasSize(1);
        assertThat(of(run, second).relations().dependsOn()).hasSize(1);
        assertThat(model.promptOf("second part")).contains("NAME = 'first part'");
    }

    @Test
    void onlyOneRunOfAProjectIsOpen() throws InterruptedException {
        var task = task(element("all"), "only part");
        model.hold("only part");
        var run = start();
        model.awaitAsked("only part");

        assertThatExceptionOfType(ProjectRunException.StillOpen.class).isThrownBy(this::start);
        assertThat(reload(task).status()).isEqualTo(TaskStatus.IN_PROGRESS);
        assertThat(runs.list(owner, project, null, 10).items()).hasSize(1);

        assertThat(runs.cancel(owner, project, run.id()).status()).isEqualTo(ProjectRun.Status.CANCELLED);
        assertThat(reload(task).status()).isEqualTo(TaskStatus.PENDING);
        model.release("only part");
        assertThat(ended(start()).status()).isEqualTo(ProjectRun.Status.COMPLETED);
    }

    @Test
    void aProjectWithNothingToDoIsRefused() throws InterruptedException {
        assertThatExceptionOfType(ProjectRunException.NothingToDo.class)
                .isThrownBy(this::start)
                .withMessageContaining("no tasks");
        assertThat(projects.get(owner, project).status()).isEqualTo(ProjectStatus.DRAFT);
        var task = task(element("all"), "only part");
        ended(start());

        assertThatExceptionOfType(ProjectRunException.NothingToDo.class).isThrownBy(this::start);
        assertThat(ended(start(task)).executions()).hasSize(1);
    }

    @Test
    void aNamedTaskWhoseDependencyIsMissingIsRefused() {
        var element = element("all");
        var first = task(element, "first part");
        var second = task(element, "second part", first);

        assertThatExceptionOfType(ProjectRunException.BadTask.class)
                .isThrownBy(() -> start(second))
                .withMessageContaining(first.id().toString());
    }

    @Test
    void theSameKeyIsTheSameRun() {
        task(element("all"), "only part");
        var order = new ProjectOrder(List.of(), 5, CodeFactoryConfig.DEFAULT);

        var first = generation.start(owner, project, order, "key");

        assertThat(generation.start(owner, project, order, "key")).isEqualTo(first);
        assertThatExceptionOfType(IdempotencyConflictException.class)
                .isThrownBy(() -> generation.start(
                        owner, project, new ProjectOrder(List.of(), 6, CodeFactoryConfig.DEFAULT), "key"));
    }

    @Test
    void anotherOwnerSeesNothing() {
        task(element("all"), "only part");
        var run = start();
        var other = newOwner();
        var order = new ProjectOrder(List.of(), 5, CodeFactoryConfig.DEFAULT);

        assertThatExceptionOfType(ProjectException.NotFound.class)
                .isThrownBy(() -> generation.start(other, project, order, null));
        assertThatExceptionOfType(ProjectException.NotFound.class).isThrownBy(() -> runs.get(other, project, run.id()));
        assertThatExceptionOfType(ProjectException.NotFound.class)
                .isThrownBy(() -> runs.cancel(other, project, run.id()));
    }

    private ProjectRun start(Task... only) {
        var ids = Stream.of(only).map(Task::id).toList();
        var run = generation.start(owner, project, new ProjectOrder(ids, 5, CodeFactoryConfig.DEFAULT), null);
        return runs.get(owner, project, run);
    }

    private ProjectRun ended(ProjectRun run) throws InterruptedException {
        for (var execution : runs.get(owner, project, run.id()).executions()) {
            executions.await(owner, execution.id(), LONG);
        }
        return runs.get(owner, project, run.id());
    }

    private void await(ProjectRun run, Task task) throws InterruptedException {
        executions.await(owner, of(run, task).id(), LONG);
    }

    private static ExecutionView of(ProjectRun run, Task task) {
        return run.executions().stream()
                .filter(execution ->
                        execution.task() != null && execution.task().taskId().equals(task.id()))
                .findFirst()
                .orElseThrow();
    }

    private static UUID executionOf(ProjectRun run, Task task) {
        return of(run, task).id().value();
    }

    private static List<UUID> dependenciesOf(ProjectRun run, Task task) {
        return of(run, task).relations().dependsOn().stream()
                .map(id -> id.value())
                .toList();
    }

    private Task task(ExecutionView execution) {
        return tasks.all(owner, project).stream()
                .filter(task ->
                        execution.task() != null && execution.task().taskId().equals(task.id()))
                .findFirst()
                .orElseThrow();
    }

    private Task reload(Task task) {
        return tasks.get(owner, project, task.elementId(), task.id());
    }

    private Element element(String name, Element... dependsOn) {
        var ids = Stream.of(dependsOn).map(Element::id).toList();
        return elements.create(owner, project, new Element.Draft(name, "", ElementType.MODULE, ids, "{}"));
    }

    private Task task(Element element, String title, Task... dependsOn) {
        var ids = Stream.of(dependsOn).map(Task::id).toList();
        return tasks.create(owner, project, element.id(), new Task.Draft(title, "", null, null, ids, "{}"));
    }

    private Owner newOwner() {
        var id = UUID.randomUUID();
        jdbc.sql("insert into owner (id, name, created_at) values (:id, :name, now())")
                .param("id", id)
                .param("name", id.toString())
                .update();
        return new Owner(id);
    }
}
