package dev.codefactory.planning.markdown;

import dev.codefactory.planning.document.CurrentState;
import dev.codefactory.planning.document.DataDesign;
import dev.codefactory.planning.document.Plan;
import dev.codefactory.planning.document.ProblemContext;
import dev.codefactory.planning.document.Section;
import dev.codefactory.planning.document.TaskDocument;
import dev.codefactory.planning.document.TechnicalRequirements;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Tells documents that Markdown cannot carry, such as one with a code fence that nothing closes. */
public final class Fidelity {

    private Fidelity() {}

    /** Whether the title is lost on the way to Markdown and back. */
    public static boolean losesTitle(TaskDocument document) {
        return isLost(TaskDocument.titled(document.title()));
    }

    /** The sections of which something is lost on the way to Markdown and back. */
    public static List<Section> lossySections(TaskDocument document) {
        if (!isLost(document)) {
            return List.of();
        }
        return Arrays.stream(Section.values())
                .filter(section -> isLost(only(section, document)))
                .toList();
    }

    private static boolean isLost(TaskDocument document) {
        try {
            return !DocumentReader.read(DocumentWriter.write(document, Set.of()), Set.of())
                    .document()
                    .equals(document);
        } catch (MarkdownException e) {
            return true;
        }
    }

    private static TaskDocument only(Section section, TaskDocument whole) {
        return new TaskDocument(
                "t",
                section == Section.OVERVIEW ? whole.overview() : "",
                section == Section.CURRENT_STATE ? whole.currentState() : CurrentState.EMPTY,
                section == Section.CONTEXT ? whole.context() : ProblemContext.EMPTY,
                section == Section.REQUIREMENTS ? whole.requirements() : TechnicalRequirements.EMPTY,
                section == Section.DATA ? whole.data() : DataDesign.EMPTY,
                section == Section.API ? whole.api() : "",
                section == Section.FRONTEND ? whole.frontend() : "",
                section == Section.PLAN ? whole.plan() : Plan.EMPTY);
    }
}
