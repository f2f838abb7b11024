package dev.codefactory.bench.expansion;

import static java.util.Objects.requireNonNull;

import dev.codefactory.StartedService;
import dev.codefactory.access.Owner;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.FileTree;
import dev.codefactory.pipeline.CodeFactoryConfig;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.ExecutionStatus;
import dev.codefactory.session.execution.Executions;
import dev.codefactory.session.execution.Sessions;
import dev.codefactory.session.step.StepRuns;
import dev.codefactory.template.Templates;
import dev.codefactory.template.Templates.Wishes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Expansions of many projects through the whole service, and what the careless model's answers cost. */
final class ExpansionRuns {

    private static final int SLOTS = 8;
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private ExpansionRuns() {}

    /**
     * What was lost, and what it took.
     *
     * @param items elements and tasks that were to be found
     * @param extraCalls answers beyond one for each question
     * @param lost items that no proposal has
     * @param goodLost those of them that the model had described well
     * @param expansionsLost executions that did not end with a proposal although their outline was answered well
     */
    record Toll(int items, int brokenAnswers, int extraCalls, int lost, int goodLost, int expansionsLost) {}

    static Toll run(int projects, double brokenShare) throws Exception {
        try (var model = new CarelessPlanner(brokenShare, SLOTS);
                var service = StartedService.start(properties(model))) {
            var owner = new Owner(service.ownerOf(service.token("planner")));
            var executions = new ArrayList<ExecutionId>();
            for (int i = 0; i < projects; i++) {
                executions.add(submit(service, owner, "project-" + i));
            }
            var count = new Count(model);
            for (int i = 0; i < projects; i++) {
                var ended = service.bean(Executions.class).await(owner, executions.get(i), LONGEST);
                var outputs = service.bean(StepRuns.class).outputs(owner, executions.get(i));
                count.project("project-" + i, ended.status() == ExecutionStatus.COMPLETED, outputs);
            }
            return count.toll(projects);
        }
    }

    private static Map<String, Object> properties(CarelessPlanner model) {
        return Map.of(
                "codefactory.llm.provider",
                "ollama",
                "codefactory.llm.ollama.url",
                model.url(),
                "codefactory.llm.ollama.slots",
                SLOTS,
                "codefactory.queue.max-concurrent-generations",
                2 * SLOTS,
                "codefactory.queue.max-running-per-owner",
                1_000);
    }

    private static ExecutionId submit(StartedService service, Owner owner, String description) {
        var templates = service.bean(Templates.class);
        var template = templates.find(owner, "expansion").orElseThrow();
        var pipeline = templates.resolve(template, new Wishes(CodeLanguage.PYTHON, Map.of(), false));
        var request = new GenerationRequest(
                pipeline, description, CodeFactoryConfig.DEFAULT, FileTree.EMPTY, null, null, null);
        return service.bean(Sessions.class).submit(owner, request, null).id();
    }

    private static final class Count {

        private final CarelessPlanner model;
        private int lost;
        private int goodLost;
        private int expansionsLost;

        private Count(CarelessPlanner model) {
            this.model = model;
        }

        private void project(String project, boolean completed, Map<String, Object> outputs) {
            if (!completed) {
                expansionsLost += model.answeredWell(CarelessPlanner.outline(project)) ? 1 : 0;
                lost += items();
                return;
            }
            var proposal = (List<?>) requireNonNull(outputs.get("proposal"));
            for (var name : CarelessPlanner.ELEMENTS) {
                var element = named(proposal, "name", name);
                item(element.containsKey("type"), model.answeredWell(CarelessPlanner.element(project, name)));
                for (var task : CarelessPlanner.TASKS) {
                    var title = "%s of %s".formatted(task, name);
                    var tasks = element.get("tasks") instanceof List<?> list ? list : List.of();
                    item(
                            named(tasks, "title", title).containsKey("prompt"),
                            model.answeredWell(CarelessPlanner.task(project, title)));
                }
            }
        }

        private void item(boolean there, boolean answeredWell) {
            lost += there ? 0 : 1;
            goodLost += !there && answeredWell ? 1 : 0;
        }

        private static Map<?, ?> named(List<?> all, String field, String value) {
            return all.stream()
                    .filter(each -> each instanceof Map<?, ?> map && value.equals(map.get(field)))
                    .map(each -> (Map<?, ?>) each)
                    .findFirst()
                    .orElse(Map.of());
        }

        private static int items() {
            return CarelessPlanner.ELEMENTS.size() * (1 + CarelessPlanner.TASKS.size());
        }

        private Toll toll(int projects) {
            var questions = projects * (1 + items());
            return new Toll(
                    projects * items(),
                    model.brokenAnswers(),
                    model.calls() - questions,
                    lost,
                    goodLost,
                    expansionsLost);
        }
    }
}
