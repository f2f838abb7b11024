package dev.codefactory.planning.markdown;

import dev.codefactory.planning.document.CurrentState.Statement;
import dev.codefactory.planning.document.Plan.Phase;
import dev.codefactory.planning.document.Plan.PlanTask;
import dev.codefactory.planning.document.ProblemContext.Criterion;
import dev.codefactory.planning.document.Section;
import dev.codefactory.planning.document.TaskDocument;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes task documents in their one canonical form. */
public final class DocumentWriter {

    static final String FINDINGS = "Findings";
    static final String CRITERIA = "Success criteria";
    static final String FUNCTIONAL = "Functional requirements";
    static final String NON_FUNCTIONAL = "Non-functional requirements";
    static final String CONSTRAINTS = "Constraints";
    static final String MIGRATION = "Migration plan";

    private final Set<String> ticked;

    private DocumentWriter(Set<String> ticked) {
        this.ticked = ticked;
    }

    /**
     * The whole document.
     *
     * @param ticked the ids of the tasks and criteria whose boxes are ticked
     */
    public static String write(TaskDocument document, Set<String> ticked) {
        var writer = new DocumentWriter(ticked);
        var sections = Arrays.stream(Section.values()).map(section -> writer.withHeading(section, document));
        return "# %s\n\n%s\n".formatted(document.title(), sections.collect(Collectors.joining("\n\n")));
    }

    /** One section without its heading, with no box ticked. */
    public static String write(TaskDocument document, Section section) {
        return new DocumentWriter(Set.of()).body(section, document);
    }

    private String withHeading(Section section, TaskDocument document) {
        var body = body(section, document);
        var heading = "## %d. %s".formatted(section.number(), section.title());
        return body.isEmpty() ? heading : heading + "\n\n" + body;
    }

    private String body(Section section, TaskDocument document) {
        return switch (section) {
            case OVERVIEW -> document.overview();
            case CURRENT_STATE -> {
                var state = document.currentState();
                yield joined(state.text(), list(FINDINGS, state.statements(), DocumentWriter::statement));
            }
            case CONTEXT -> {
                var context = document.context();
                yield joined(context.text(), list(CRITERIA, context.successCriteria(), this::criterion));
            }
            case REQUIREMENTS -> {
                var wanted = document.requirements();
                yield joined(
                        wanted.text(),
                        list(FUNCTIONAL, wanted.functional(), DocumentWriter::bullet),
                        list(NON_FUNCTIONAL, wanted.nonFunctional(), DocumentWriter::bullet),
                        list(CONSTRAINTS, wanted.constraints(), DocumentWriter::bullet));
            }
            case DATA -> {
                var data = document.data();
                yield joined(data.text(), list(MIGRATION, data.migrationPlan(), DocumentWriter::bullet));
            }
            case API -> document.api();
            case FRONTEND -> document.frontend();
            case PLAN -> plan(document);
        };
    }

    private String plan(TaskDocument document) {
        var parts = new ArrayList<String>();
        parts.add(document.plan().text());
        var phases = document.plan().phases();
        for (int number = 0; number < phases.size(); number++) {
            parts.add(phase(number, phases.get(number)));
        }
        return joined(parts.toArray(String[]::new));
    }

    private String phase(int number, Phase phase) {
        return joined(
                "### Phase %d: %s".formatted(number, phase.goal()),
                phase.text(),
                phase.tasks().stream().map(this::task).collect(Collectors.joining("\n")));
    }

    private String task(PlanTask task) {
        var lines = new ArrayList<String>();
        lines.add(box(task.id()) + task.text());
        addNames("files", task.files(), lines);
        addNames("functions", task.functions(), lines);
        task.notes().forEach(note -> lines.add("  - " + note));
        return String.join("\n", lines);
    }

    private static void addNames(String word, List<String> names, List<String> lines) {
        if (!names.isEmpty()) {
            lines.add("  - %s: %s".formatted(word, code(names)));
        }
    }

    private String criterion(Criterion criterion) {
        var line = box(criterion.id()) + criterion.text();
        return criterion.check().isEmpty() ? line : "%s — `%s`".formatted(line, criterion.check());
    }

    private String box(String id) {
        var mark = ticked.contains(id) ? "x" : " ";
        return id.isEmpty() ? "- [%s] ".formatted(mark) : "- [%s] **%s** ".formatted(mark, id);
    }

    private static String statement(Statement statement) {
        var line = "- %s: %s".formatted(statement.topic(), statement.text());
        return statement.files().isEmpty() ? line : "%s (from %s)".formatted(line, code(statement.files()));
    }

    private static String bullet(String text) {
        return "- " + text;
    }

    private static String code(Collection<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    private static <T> String list(String heading, List<T> items, Function<T, String> line) {
        return items.isEmpty()
                ? ""
                : "### %s\n\n%s".formatted(heading, items.stream().map(line).collect(Collectors.joining("\n")));
    }

    private static String joined(String... parts) {
        return Arrays.stream(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining("\n\n"));
    }
}
