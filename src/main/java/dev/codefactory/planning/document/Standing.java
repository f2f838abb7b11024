package dev.codefactory.planning.document;

import dev.codefactory.planning.document.Outcome.Status;
import dev.codefactory.planning.document.Plan.PlanTask;
import dev.codefactory.planning.document.ProblemContext.Criterion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a document stands by its evidence: a pure function of what executions showed. For each task its latest execution that showed anything
 * counts, so that a tick goes when a later one turns the check red.
 */
public record Standing(List<TaskState> tasks, List<CriterionState> criteria) {

    /** An execution that works on a task; it is done when the check holds. */
    public record Attachment(String taskId, UUID executionId, String check) {}

    /** What the report of an execution said of a check. */
    public record Shown(UUID executionId, String check, Outcome outcome) {}

    /**
     * A task of the plan.
     *
     * @param executionId the execution that decided, or null while none did
     */
    public record TaskState(
            String id, boolean ticked, @Nullable UUID executionId, String reason) {}

    /** A measure of success. */
    public record CriterionState(String id, String check, Status status, String reason) {}

    public Standing {
        tasks = List.copyOf(tasks);
        criteria = List.copyOf(criteria);
    }

    /**
     * How a document stands.
     *
     * @param confirmed the ids of the criteria that a person found to be met
     */
    public static Standing of(
            TaskDocument document, List<Attachment> attachments, List<Shown> shown, Set<String> confirmed) {
        var outcomes = new LinkedHashMap<UUID, Map<String, Outcome>>();
        shown.forEach(each -> outcomes.computeIfAbsent(each.executionId(), _ -> new LinkedHashMap<>())
                .put(each.check(), each.outcome()));
        var tasks = new ArrayList<TaskState>();
        var deciding = new ArrayList<Map<String, Outcome>>();
        document.plan().tasks().forEach(task -> {
            var latest = latest(task, attachments, outcomes.keySet());
            latest.ifPresent(execution -> deciding.add(Objects.requireNonNull(outcomes.get(execution))));
            tasks.add(latest.map(execution -> state(task, execution, attachments, outcomes))
                    .orElseGet(() -> new TaskState(task.id(), false, null, "no execution has shown anything yet")));
        });
        var criteria = document.context().successCriteria().stream()
                .map(criterion -> state(criterion, deciding, confirmed))
                .toList();
        return new Standing(tasks, criteria);
    }

    /** Ids of executions are in the order of time. */
    private static Optional<UUID> latest(PlanTask task, List<Attachment> attachments, Set<UUID> decided) {
        return attachments.stream()
                .filter(attachment -> attachment.taskId().equals(task.id()))
                .map(Attachment::executionId)
                .filter(decided::contains)
                .max(Comparator.comparing(UUID::toString));
    }

    private static TaskState state(
            PlanTask task, UUID execution, List<Attachment> attachments, Map<UUID, Map<String, Outcome>> outcomes) {
        var ofExecution = outcomes.getOrDefault(execution, Map.of());
        var checks = attachments.stream()
                .filter(each ->
                        each.taskId().equals(task.id()) && each.executionId().equals(execution))
                .map(Attachment::check)
                .collect(Collectors.toCollection(TreeSet::new));
        var open = checks.stream()
                .filter(check -> !isMet(ofExecution.get(check)))
                .map(check -> told(check, ofExecution.get(check)))
                .toList();
        return open.isEmpty()
                ? new TaskState(task.id(), true, execution, String.join("; ", checks))
                : new TaskState(task.id(), false, execution, String.join("; ", open));
    }

    private static boolean isMet(@Nullable Outcome outcome) {
        return outcome != null && outcome.status() == Status.MET;
    }

    private static String told(String check, @Nullable Outcome outcome) {
        return outcome == null ? check + " was not evaluated" : "%s: %s".formatted(check, outcome.reason());
    }

    private static CriterionState state(
            Criterion criterion, List<Map<String, Outcome>> deciding, Set<String> confirmed) {
        var check = criterion.check();
        if (check.equals("manual")) {
            return confirmed.contains(criterion.id())
                    ? new CriterionState(criterion.id(), check, Status.MET, "a person said so")
                    : new CriterionState(criterion.id(), check, Status.SILENT, "only a person can tell");
        }
        var said = deciding.stream()
                .flatMap(outcomes -> Stream.ofNullable(outcomes.get(check)))
                .toList();
        return Stream.of(Status.UNMET, Status.MET)
                .flatMap(status -> said.stream().filter(outcome -> outcome.status() == status))
                .findFirst()
                .map(outcome -> new CriterionState(criterion.id(), check, outcome.status(), outcome.reason()))
                .orElseGet(() -> new CriterionState(
                        criterion.id(), check, Status.SILENT, "no execution has shown anything of it yet"));
    }

    /** The ids of the tasks and criteria whose boxes are ticked. */
    public Set<String> ticked() {
        return Stream.concat(
                        tasks.stream().filter(TaskState::ticked).map(TaskState::id),
                        criteria.stream()
                                .filter(criterion -> criterion.status() == Status.MET)
                                .map(CriterionState::id))
                .collect(Collectors.toUnmodifiableSet());
    }
}
