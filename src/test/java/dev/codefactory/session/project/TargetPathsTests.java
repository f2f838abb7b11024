package dev.codefactory.session.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.CodeLanguage;
import dev.codefactory.project.Project;
import dev.codefactory.project.ProjectStatus;
import dev.codefactory.project.Task;
import dev.codefactory.project.TaskStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetPathsTests {

    @ParameterizedTest
    @CsvSource({
        "Price list, PYTHON, price_list.py",
        "Price list, JAVA, PriceList.java",
        "Crème brûlée recipe!, GO, creme_brulee_recipe.go",
        "Queue, PYTHON, task_queue.py",
        "2 sums, RUST, task_2_sums.rs",
        "日本, TYPESCRIPT, task.ts",
        "../../etc/passwd, PYTHON, etc_passwd.py"
    })
    void areNamedAfterTheTitle(String title, CodeLanguage language, String path) {
        assertThat(paths(language, title)).containsExactly(path);
    }

    @Test
    void areDistinctEvenWhereTitlesAreNot() {
        assertThat(paths(CodeLanguage.PYTHON, "Price list", "price LIST", "Price-list", "Other one"))
                .containsExactly("price_list.py", "price_list2.py", "price_list3.py", "other_one.py");
    }

    private static List<String> paths(CodeLanguage language, String... titles) {
        var project = new Project(
                new UUID(0, 0), "p", "", ProjectStatus.DRAFT, language, "{}", 0, 0, 1, Instant.EPOCH, Instant.EPOCH);
        var tasks = Stream.of(titles).map(TargetPathsTests::task).toList();
        var paths = TargetPaths.of(project, tasks);
        return tasks.stream().map(task -> String.valueOf(paths.get(task.id()))).toList();
    }

    private static Task task(String title) {
        var none = new UUID(0, 0);
        return new Task(
                UUID.randomUUID(),
                none,
                none,
                title,
                "",
                TaskStatus.PENDING,
                null,
                null,
                List.of(),
                "{}",
                1,
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
