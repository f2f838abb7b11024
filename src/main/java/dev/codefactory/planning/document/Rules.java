package dev.codefactory.planning.document;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodePath;
import dev.codefactory.planning.document.Plan.Phase;
import dev.codefactory.planning.document.Plan.PlanTask;
import dev.codefactory.quality.SourceFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What must hold of a document before anything is built after it. A draft may break them. */
public final class Rules {

    private static final int MIN_PHASES = 3;
    private static final int MAX_PHASES = 5;
    private static final int MIN_TASKS = 3;
    private static final int MAX_TASKS = 6;

    /** The end of a sentence with another one behind it. */
    private static final Pattern TWO_SENTENCES = Pattern.compile("[.!?]\\s+\\p{Lu}");

    private static final Pattern TEST_FOLDER =
            Pattern.compile("(^|/)(tests?|__tests__|spec|specs|it|e2e)/", Pattern.CASE_INSENSITIVE);

    /**
     * A rule that a document breaks.
     *
     * @param message what is wrong and how to mend it
     */
    public record Violation(Section section, String message) {}

    private Rules() {}

    /** Everything that keeps the document from being approved. */
    public static List<Violation> violations(TaskDocument document) {
        var found = new ArrayList<Violation>();
        criteria(document, found);
        var phases = document.plan().phases();
        if (phases.size() < MIN_PHASES || phases.size() > MAX_PHASES) {
            found.add(plan("has %d phases; make it %d to %d".formatted(phases.size(), MIN_PHASES, MAX_PHASES)));
        }
        for (int number = 0; number < phases.size(); number++) {
            phase(number, phases.get(number), found);
        }
        return List.copyOf(found);
    }

    private static void criteria(TaskDocument document, List<Violation> found) {
        var criteria = document.context().successCriteria();
        if (criteria.stream().allMatch(criterion -> criterion.check().isEmpty() || isManual(criterion.check()))) {
            found.add(new Violation(
                    Section.CONTEXT,
                    "needs at least one success criterion that a machine decides; bind one to a gate or a test"));
        }
        criteria.stream()
                .filter(criterion -> criterion.check().isEmpty())
                .forEach(criterion -> found.add(new Violation(
                        Section.CONTEXT,
                        "criterion %s cannot be measured: its check %s".formatted(criterion.id(), Check.RULE))));
    }

    private static boolean isManual(String check) {
        return Check.of(check) instanceof Check.Manual;
    }

    private static void phase(int number, Phase phase, List<Violation> found) {
        if (TWO_SENTENCES.matcher(phase.goal()).find()) {
            found.add(plan("phase %d: the goal must be one sentence; move the rest into its text".formatted(number)));
        }
        var count = phase.tasks().size();
        if (count < MIN_TASKS || count > MAX_TASKS) {
            found.add(plan("phase %d has %d tasks; make it %d to %d".formatted(number, count, MIN_TASKS, MAX_TASKS)));
        }
        for (var task : phase.tasks()) {
            if (task.files().isEmpty()) {
                found.add(plan("task %s names no file; say which files it makes or changes".formatted(task.id())));
            } else if (number == 0 && task.files().stream().noneMatch(Rules::isTest)) {
                found.add(plan("task %s of phase 0 names no test file; phase 0 is the tests that show the problem"
                        .formatted(task.id())));
            }
        }
    }

    private static boolean isTest(String path) {
        return CodePath.fault(path).isEmpty()
                && (TEST_FOLDER.matcher(path).find() || SourceFiles.isTest(CodeFile.of(path, "")));
    }

    private static Violation plan(String message) {
        return new Violation(Section.PLAN, message);
    }

    /** What makes the document contradict itself; it is refused, draft or not. Each begins with the field it is about. */
    public static List<String> contradictions(TaskDocument document) {
        var found = new ArrayList<String>();
        var seen = new ArrayList<String>();
        document.context().successCriteria().forEach(criterion -> unique(criterion.id(), seen, found));
        document.plan().tasks().forEach(task -> {
            unique(task.id(), seen, found);
            paths(task, found);
        });
        return found;
    }

    private static void unique(String id, List<String> seen, List<String> found) {
        if (!id.isEmpty() && seen.contains(id)) {
            found.add("%s is used twice; leave the id of the new one out".formatted(id));
        }
        seen.add(id);
    }

    private static void paths(PlanTask task, List<String> found) {
        for (var path : task.files()) {
            CodePath.fault(path)
                    .ifPresent(fault -> found.add("%s names the file \"%s\", which is no path (%s)"
                            .formatted(task.id().isEmpty() ? task.text() : task.id(), path, fault.phrase())));
        }
    }
}
