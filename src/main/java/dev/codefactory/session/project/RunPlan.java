package dev.codefactory.session.project;

import dev.codefactory.project.ProjectGraph;
import dev.codefactory.project.ProjectGraph.Kind;
import dev.codefactory.project.ProjectGraph.Node;
import dev.codefactory.project.TaskStatus;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Which tasks of a project a run works on, each after all it waits for. */
record RunPlan(List<Node> tasks) {

    /**
     * @param wanted the tasks to run; empty for all that are not completed
     * @throws ProjectRunException when there is nothing to run, or a wanted task is unknown or waits for one that is not run
     */
    static RunPlan of(ProjectGraph graph, List<UUID> wanted) {
        var all =
                graph.order().stream().filter(node -> node.kind() == Kind.TASK).toList();
        var chosen = wanted.isEmpty()
                ? all.stream()
                        .filter(task -> task.status() != TaskStatus.COMPLETED)
                        .toList()
                : all.stream().filter(task -> wanted.contains(task.id())).toList();
        requirePossible(graph, all, wanted);
        if (chosen.isEmpty()) {
            throw new ProjectRunException.NothingToDo(all.isEmpty());
        }
        return new RunPlan(chosen);
    }

    private static void requirePossible(ProjectGraph graph, List<Node> all, List<UUID> wanted) {
        var known = new HashSet<UUID>();
        var ready = new HashSet<>(wanted);
        for (var task : all) {
            known.add(task.id());
            if (task.status() == TaskStatus.COMPLETED) {
                ready.add(task.id());
            }
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!known.contains(wanted.get(i))) {
                throw new ProjectRunException.BadTask(i, "must be the id of a task of this project");
            }
            var missing = missing(graph.tasksBefore(wanted.get(i)), ready);
            if (!missing.isEmpty()) {
                throw new ProjectRunException.BadTask(
                        i, "waits for the task %s, which is not completed; name it too".formatted(missing.getFirst()));
            }
        }
    }

    private static List<UUID> missing(Set<UUID> needed, Set<UUID> ready) {
        return needed.stream().filter(id -> !ready.contains(id)).toList();
    }
}
