package dev.codefactory.session.project;

import static java.util.Objects.requireNonNull;

import dev.codefactory.access.Owner;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import dev.codefactory.pipeline.CodeFactoryConfig;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.pipeline.Pipeline;
import dev.codefactory.project.Element;
import dev.codefactory.project.Elements;
import dev.codefactory.project.Project;
import dev.codefactory.project.Task;
import dev.codefactory.project.Tasks;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Words each task of a project as a request for code. */
@Component
class TaskRequests {

    private final Elements elements;
    private final Tasks tasks;

    TaskRequests(Elements elements, Tasks tasks) {
        this.elements = elements;
        this.tasks = tasks;
    }

    /** The request of every task of the project. */
    Map<UUID, GenerationRequest> of(Owner owner, Project project, CodeFactoryConfig config) {
        var all = tasks.all(owner, project.id());
        var paths = TargetPaths.of(project, all);
        var byId =
                elements.all(owner, project.id()).stream().collect(Collectors.toMap(Element::id, element -> element));
        return all.stream()
                .collect(Collectors.toMap(
                        Task::id,
                        task -> request(
                                project,
                                requireNonNull(byId.get(task.elementId())),
                                task,
                                requireNonNull(paths.get(task.id())),
                                config)));
    }

    private static GenerationRequest request(
            Project project, Element element, Task task, CodePath path, CodeFactoryConfig config) {
        return new GenerationRequest(
                Pipeline.STANDARD,
                description(project, element, task),
                config(project, task, config),
                FileTree.EMPTY,
                null,
                path,
                null);
    }

    /** The prompt, and what it is part of as far as the user has described that. */
    private static String description(Project project, Element element, Task task) {
        var paragraphs = new ArrayList<String>();
        paragraphs.add(task.prompt().isBlank() ? task.title() : task.prompt());
        if (!element.description().isBlank()) {
            paragraphs.add("It is part of the %s \"%s\": %s"
                    .formatted(
                            element.type().toString().replace('_', ' '),
                            element.name(),
                            element.description().strip()));
        }
        if (!project.description().isBlank()) {
            paragraphs.add("The project \"%s\": %s"
                    .formatted(project.name(), project.description().strip()));
        }
        return String.join("\n\n", paragraphs);
    }

    private static CodeFactoryConfig config(Project project, Task task, CodeFactoryConfig config) {
        var wanted = config.project();
        return new CodeFactoryConfig(
                new CodeFactoryConfig.Project(
                        wanted.name() == null ? project.name() : wanted.name(),
                        TargetPaths.language(project, task),
                        wanted.framework(),
                        wanted.styleGuide(),
                        wanted.database()),
                config.models(),
                config.security(),
                config.testing(),
                config.repair(),
                config.quality(),
                config.allowedPackages());
    }
}
