package dev.codefactory.project;

import static dev.codefactory.project.ProjectsOnPostgres.ANY_VERSION;
import static dev.codefactory.project.ProjectsOnPostgres.element;
import static dev.codefactory.project.ProjectsOnPostgres.newOwner;
import static dev.codefactory.project.ProjectsOnPostgres.project;
import static dev.codefactory.project.ProjectsOnPostgres.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.codefactory.access.Owner;
import dev.codefactory.code.CodeLanguage;
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
class ProjectsTests {

    private static final Project.Filter ALL = new Project.Filter(null, null, null);

    @Autowired
    Projects projects;

    @Autowired
    Elements elements;

    @Autowired
    Tasks tasks;

    @Autowired
    JdbcClient jdbc;

    private Owner owner = new Owner(new java.util.UUID(0, 0));

    @BeforeEach
    void anOwner() {
        owner = newOwner(jdbc);
    }

    @Test
    void remembersWhatTheUserSaid() {
        var draft = new Project.Draft("Shop", "Sells books", null, CodeLanguage.GO, """
                {"team": {"lead": "Ada"}}""");

        var project = projects.create(owner, draft);

        assertThat(project.status()).isEqualTo(ProjectStatus.DRAFT);
        assertThat(project.defaultLanguage()).isEqualTo(CodeLanguage.GO);
        assertThat(project.metadata()).isEqualTo(draft.metadata());
        assertThat(project.version()).isOne();
        assertThat(project.createdAt()).isEqualTo(project.updatedAt());
        assertThat(project.id().version()).isEqualTo(7);
        assertThat(projects.get(owner, project.id())).isEqualTo(project);
    }

    @Test
    void anUpdateReplacesEverythingAndTouchesTheTime() {
        var before = projects.create(owner, project("Shop", ProjectStatus.ACTIVE));

        var after = projects.update(owner, before.id(), project("Book shop"), version -> version == 1);

        assertThat(after.name()).isEqualTo("Book shop");
        assertThat(after.status()).as("left alone").isEqualTo(ProjectStatus.ACTIVE);
        assertThat(after.version()).isEqualTo(2);
        assertThat(after.updatedAt()).isAfter(before.updatedAt());
        assertThat(after.createdAt()).isEqualTo(before.createdAt());
    }

    @Test
    void refusesAnUpdateOfAVersionThatIsGone() {
        var project = projects.create(owner, project("Shop"));
        projects.update(owner, project.id(), project("First"), version -> version == 1);

        assertThatExceptionOfType(ProjectException.Stale.class)
                .isThrownBy(() -> projects.update(owner, project.id(), project("Second"), version -> version == 1))
                .withMessageContaining("\"2\"");
        assertThat(projects.get(owner, project.id()).name()).isEqualTo("First");
    }

    @Test
    void refusesAStatusThatCannotFollow() {
        var project = projects.create(owner, project("Shop", ProjectStatus.COMPLETED));

        assertThatExceptionOfType(ProjectException.ImpossibleStatus.class)
                .isThrownBy(
                        () -> projects.update(owner, project.id(), project("Shop", ProjectStatus.DRAFT), ANY_VERSION))
                .withMessage("status cannot change from completed to draft, only to active or archived.");
    }

    @Test
    void anArchivedProjectIsReadOnlyUntilItLeavesTheArchive() {
        var project = projects.create(owner, project("Shop"));
        var element = elements.create(owner, project.id(), element("api"));
        var task = tasks.create(owner, project.id(), element.id(), task("write it"));
        projects.update(owner, project.id(), project("Shop", ProjectStatus.ARCHIVED), ANY_VERSION);

        assertThatIsArchived(() -> projects.update(owner, project.id(), project("Other"), ANY_VERSION));
        assertThatIsArchived(() -> projects.delete(owner, project.id(), ANY_VERSION));
        assertThatIsArchived(() -> elements.create(owner, project.id(), element("ui")));
        assertThatIsArchived(() -> elements.update(owner, project.id(), element.id(), element("x"), ANY_VERSION));
        assertThatIsArchived(() -> elements.delete(owner, project.id(), element.id(), ANY_VERSION));
        assertThatIsArchived(() -> tasks.create(owner, project.id(), element.id(), task("more")));
        assertThatIsArchived(() -> tasks.update(owner, project.id(), element.id(), task.id(), task("x"), ANY_VERSION));
        assertThatIsArchived(() -> tasks.delete(owner, project.id(), element.id(), task.id(), ANY_VERSION));

        projects.update(owner, project.id(), project("Shop", ProjectStatus.ACTIVE), ANY_VERSION);
        assertThat(elements.create(owner, project.id(), element("ui")).name()).isEqualTo("ui");
    }

    @Test
    void countsElementsAndTasksAndCountsTheirComingAsAChange() {
        var project = projects.create(owner, project("Shop"));
        var element = elements.create(owner, project.id(), element("api"));
        tasks.create(owner, project.id(), element.id(), task("one"));
        tasks.create(owner, project.id(), element.id(), task("two"));

        var after = projects.get(owner, project.id());

        assertThat(after.elementCount()).isOne();
        assertThat(after.taskCount()).isEqualTo(2);
        assertThat(after.version()).isEqualTo(4);
        assertThat(elements.get(owner, project.id(), element.id()).taskCount()).isEqualTo(2);
    }

    @Test
    void deletingAProjectTakesEverythingInItAlong() {
        var project = projects.create(owner, project("Shop"));
        var api = elements.create(owner, project.id(), element("api"));
        var ui = elements.create(owner, project.id(), element("ui", api.id()));
        var first = tasks.create(owner, project.id(), api.id(), task("one"));
        tasks.create(owner, project.id(), ui.id(), task("two", first.id()));

        projects.delete(owner, project.id(), ANY_VERSION);

        for (var table : new String[] {"project", "element", "task", "element_dependency", "task_dependency"}) {
            assertThat(jdbc.sql("select count(*) from " + table)
                            .query(Long.class)
                            .single())
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void pagesNewestFirstWithoutLossOrRepetition() {
        for (int number = 1; number <= 5; number++) {
            projects.create(owner, project("Project " + number));
        }

        var first = projects.list(owner, ALL, null, 2);
        var second = projects.list(owner, ALL, first.items().getLast().id(), 2);
        var third = projects.list(owner, ALL, second.items().getLast().id(), 2);

        assertThat(first.items()).extracting(Project::name).containsExactly("Project 5", "Project 4");
        assertThat(first.next()).isEqualTo(first.items().getLast().id().toString());
        assertThat(second.items()).extracting(Project::name).containsExactly("Project 3", "Project 2");
        assertThat(third.items()).extracting(Project::name).containsExactly("Project 1");
        assertThat(third.next()).isNull();
    }

    @Test
    void filtersByStatusNameAndLanguage() {
        projects.create(owner, project("Book 100% shop", ProjectStatus.ACTIVE));
        projects.create(owner, project("Bakery"));
        projects.create(owner, new Project.Draft("Bank", "", null, CodeLanguage.RUST, "{}"));

        assertThat(namesOf(new Project.Filter(ProjectStatus.ACTIVE, null, null)))
                .containsExactly("Book 100% shop");
        assertThat(namesOf(new Project.Filter(null, "bA", null))).containsExactly("Bank", "Bakery");
        assertThat(namesOf(new Project.Filter(null, "0%", null))).containsExactly("Book 100% shop");
        assertThat(namesOf(new Project.Filter(null, null, CodeLanguage.RUST))).containsExactly("Bank");
    }

    private Iterable<String> namesOf(Project.Filter filter) {
        return projects.list(owner, filter, null, 10).items().stream()
                .map(Project::name)
                .toList();
    }

    private static void assertThatIsArchived(org.assertj.core.api.ThrowableAssert.ThrowingCallable change) {
        assertThatExceptionOfType(ProjectException.Archived.class).isThrownBy(change);
    }
}
