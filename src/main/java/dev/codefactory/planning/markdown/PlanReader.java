package dev.codefactory.planning.markdown;

import dev.codefactory.planning.document.Plan.Phase;
import dev.codefactory.planning.document.Plan.PlanTask;
import dev.codefactory.planning.document.Text;
import dev.codefactory.planning.markdown.Outline.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;

/** The section with the phases. A list of boxes is the tasks of its phase; what stands before it is the phase's text. */
final class PlanReader {

    private static final Pattern PHASE =
            Pattern.compile("phase (\\d{1,3})(?:\\s*[:.–—-])?\\s*(.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern NAMES = Pattern.compile("(files?|functions?):\\s*(.*)", Pattern.DOTALL);
    private static final Pattern IN_BACKTICKS = Pattern.compile("`[^`]+`(?:,? (?:and )?`[^`]+`)*");
    private static final Pattern BARE = Pattern.compile("[^\\s`,]+(?:, ?[^\\s`,]+)*");

    private final Outline outline;
    private final Remarks remarks;
    private final Lists lists;
    private final List<String> texts = new ArrayList<>();
    private final List<Phase> phases = new ArrayList<>();

    PlanReader(Outline outline, Remarks remarks, Lists lists, Part section) {
        this.outline = outline;
        this.remarks = remarks;
        this.lists = lists;
        for (var part : outline.cut(section.from(), section.to(), 3, _ -> true)) {
            var phase = PHASE.matcher(part.heading());
            if (phase.matches()) {
                addPhase(part, phase.group(1), phase.group(2));
            } else {
                addText(part);
            }
        }
    }

    String text() {
        return String.join("\n\n", texts);
    }

    List<Phase> phases() {
        return phases;
    }

    private void addText(Part part) {
        var from = part.heading().isEmpty() ? part.from() : part.headingLine();
        var text = Text.block(outline.text(Math.min(from, part.from()), part.to()));
        if (!text.isEmpty()) {
            texts.add(text);
            if (!phases.isEmpty()) {
                remarks.note(from, "\"%s\" now stands before the phases".formatted(part.heading()));
            }
        }
    }

    private void addPhase(Part part, String number, String goal) {
        if (goal.isBlank()) {
            remarks.fault(
                    part.headingLine(),
                    "the phase has no goal; write \"### Phase %s: One sentence\"".formatted(number));
        }
        if (Integer.parseInt(number) != phases.size()) {
            remarks.note(
                    part.headingLine(),
                    "phase %s is now phase %d; they count from 0 in their order".formatted(number, phases.size()));
        }
        var firstTask = firstTask(part);
        var end = firstTask.map(Outline::firstLine).orElse(part.to());
        var tasks = firstTask.isEmpty() ? List.<PlanTask>of() : tasks(part, end);
        phases.add(new Phase(goal, Text.block(outline.text(part.from(), end)), tasks));
    }

    private Optional<ListItem> firstTask(Part part) {
        return outline.blocksIn(part.from(), part.to()).stream()
                .filter(ListBlock.class::isInstance)
                .flatMap(list -> Lists.itemsOf((ListBlock) list).stream())
                .filter(item -> Lists.hasBox(outline, item))
                .findFirst();
    }

    private List<PlanTask> tasks(Part part, int firstLine) {
        var tasks = new ArrayList<PlanTask>();
        for (var block : outline.blocksIn(part.from(), part.to())) {
            if (block instanceof ListBlock list) {
                Lists.itemsOf(list).stream()
                        .filter(item -> Outline.firstLine(item) >= firstLine)
                        .forEach(item -> task(item).ifPresent(tasks::add));
            } else if (Outline.firstLine(block) >= firstLine) {
                remarks.fault(
                        Outline.firstLine(block), "text stands behind the tasks of its phase; move it before them");
            }
        }
        return tasks;
    }

    private Optional<PlanTask> task(ListItem item) {
        return lists.first(item).map(text -> {
            var boxed = lists.boxed(item, text);
            var files = new ArrayList<String>();
            var functions = new ArrayList<String>();
            var notes = new ArrayList<String>();
            var below =
                    item.getFirstChild() == null ? null : item.getFirstChild().getNext();
            for (Node node = below; node != null; node = node.getNext()) {
                if (node instanceof ListBlock list) {
                    Lists.itemsOf(list).forEach(each -> detail(each, files, functions, notes));
                } else {
                    remarks.fault(Outline.firstLine(node), "below a task stands only a list; make this an item of it");
                }
            }
            return new PlanTask(boxed.id(), boxed.text(), files, functions, notes);
        });
    }

    private void detail(ListItem item, List<String> files, List<String> functions, List<String> notes) {
        var text = lists.plain(item).orElse("");
        var names = NAMES.matcher(text);
        if (names.matches()) {
            (names.group(1).startsWith("file") ? files : functions)
                    .addAll(names(Outline.firstLine(item), names.group(1), names.group(2)));
        } else if (!text.isEmpty()) {
            notes.add(text);
        }
    }

    private List<String> names(int line, String word, String text) {
        if (IN_BACKTICKS.matcher(text).matches()) {
            return Lists.names(text);
        }
        if (BARE.matcher(text).matches()) {
            return Arrays.asList(text.split(", ?"));
        }
        remarks.fault(
                line,
                "after \"%s:\" stand only names in backticks with commas between them; put the rest on a line of its own"
                        .formatted(word));
        return List.of();
    }
}
