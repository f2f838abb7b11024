package dev.codefactory.session.project;

import static java.util.Objects.requireNonNull;

import dev.codefactory.access.Owner;
import dev.codefactory.code.FileTree;
import dev.codefactory.pipeline.CodeFactoryConfig;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.pipeline.Pipeline;
import dev.codefactory.project.Element;
import dev.codefactory.project.Elements;
import dev.codefactory.project.Project;
import dev.codefactory.project.Task;
import dev.codefactory.project.Tasks;
import dev.codefactory.session.TemplateUse;
import dev.codefactory.session.project.ProjectOrder.TemplateWish;
import dev.codefactory.template.Template;
import dev.codefactory.template.TemplateException;
import dev.codefactory.template.TemplateYaml.Flaw;
import dev.codefactory.template.Templates;
import dev.codefactory.template.Templates.Chosen;
import dev.codefactory.template.Templates.Wishes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Words each task of a project as a request for code. */
@Component
class TaskRequests {

    private final Elements elements;
    private final Tasks tasks;
    private final Templates templates;

    TaskRequests(Elements elements, Tasks tasks, Templates templates) {
        this.elements = elements;
        this.tasks = tasks;
        this.templates = templates;
    }

    /**
     * Tasks as requests.
     *
     * @param template the stored template they use, or null when that comes with the application
     */
    record Worded(
            Map<UUID, GenerationRequest> byTask, @Nullable TemplateUse template) {}

    /**
     * The requests of the wanted tasks of the project.
     *
     * @throws TemplateException.Unfit when there is no such template, or it does not fit one of the tasks
     */
    Worded of(Owner owner, Project project, List<UUID> wanted, ProjectOrder order) {
        var wish = order.template();
        var chosen = templates.choose(owner, wish.reference(), wish.version());
        var all = tasks.all(owner, project.id());
        var paths = TargetPaths.of(project, all);
        var byId =
                elements.all(owner, project.id()).stream().collect(Collectors.toMap(Element::id, element -> element));
        var requests = all.stream()
                .filter(task -> wanted.contains(task.id()))
                .collect(Collectors.toMap(
                        Task::id,
                        task -> new GenerationRequest(
                                pipeline(chosen.template(), project, task, wish),
                                description(project, requireNonNull(byId.get(task.elementId())), task),
                                config(project, task, order.config()),
                                FileTree.EMPTY,
                                null,
                                requireNonNull(paths.get(task.id())),
                                null)));
        return new Worded(requests, use(chosen, wish));
    }

    private static @Nullable TemplateUse use(Chosen chosen, TemplateWish wish) {
        return chosen.id() == null
                ? null
                : new TemplateUse(chosen.id(), chosen.template().version(), wish.version() != null, null);
    }

    private Pipeline pipeline(Template template, Project project, Task task, TemplateWish wish) {
        var language = TargetPaths.language(project, task);
        if (!template.languages().contains(language)) {
            throw new TemplateException.Unfit(List.of(new Flaw(
                    "template_type",
                    "must be made for %s, the language of the task \"%s\"".formatted(language.id(), task.title()))));
        }
        return templates.resolve(template, new Wishes(language, wish.parameters(), false));
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
                config.allowedPackages(),
                config.escalation(),
                config.cache(),
                config.candidates());
    }
}
