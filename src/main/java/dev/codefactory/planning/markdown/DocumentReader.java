package dev.codefactory.planning.markdown;

import dev.codefactory.planning.document.CurrentState;
import dev.codefactory.planning.document.DataDesign;
import dev.codefactory.planning.document.Plan;
import dev.codefactory.planning.document.ProblemContext;
import dev.codefactory.planning.document.Section;
import dev.codefactory.planning.document.TaskDocument;
import dev.codefactory.planning.document.TechnicalRequirements;
import dev.codefactory.planning.document.Text;
import dev.codefactory.planning.markdown.Outline.Part;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** Reads task documents that people may have edited by hand. What it cannot keep it refuses; nothing is left out silently. */
public final class DocumentReader {

    private static final Part NOTHING = new Part("", 0, 0, 0);

    private final Outline outline;
    private final Remarks remarks = new Remarks();
    private final Lists lists;
    private final Map<Section, Part> sections = new EnumMap<>(Section.class);
    private String title = "";

    private DocumentReader(String text, Set<String> ticked) {
        this.outline = new Outline(text);
        this.lists = new Lists(outline, remarks, ticked);
    }

    /**
     * The document a text holds.
     *
     * @param ticked the ids of the tasks and criteria that evidence has ticked; no other tick counts
     * @throws MarkdownException when the text is no task document
     */
    public static Parsed read(String text, Set<String> ticked) {
        var lines = text.replaceFirst("^\ufeff", "").replace("\r\n", "\n").replace('\r', '\n');
        var reader = new DocumentReader(lines, ticked);
        reader.findTitle();
        reader.remarks.throwFaults();
        var document = reader.document();
        reader.remarks.throwFaults();
        return new Parsed(document, reader.remarks.notes());
    }

    private void findTitle() {
        var parts = outline.cut(0, outline.size(), 1, _ -> true);
        refuseText(parts.getFirst(), "text stands before the title; move it into section 1");
        parts.stream()
                .skip(2)
                .forEach(part -> remarks.fault(
                        part.headingLine(),
                        "a second title, \"%s\"; inside of a section use ###".formatted(part.heading())));
        if (parts.size() < 2) {
            remarks.fault(0, "the title is missing; begin with \"# Title\"");
            return;
        }
        title = parts.get(1).heading();
        if (title.isBlank()) {
            remarks.fault(parts.get(1).headingLine(), "the title is empty; say what is to be done");
        }
        findSections(parts.get(1));
    }

    private void findSections(Part whole) {
        var parts = outline.cut(whole.from(), whole.to(), 2, _ -> true);
        refuseText(parts.getFirst(), "text stands before the first section; move it into section 1");
        parts.stream().skip(1).forEach(this::addSection);
        for (var section : Section.values()) {
            if (!sections.containsKey(section)) {
                remarks.fault(
                        outline.size() - 1,
                        "section %d is missing; put \"## %d. %s\" back, it may be empty"
                                .formatted(section.number(), section.number(), section.title()));
            }
        }
    }

    private void addSection(Part part) {
        var section = Section.ofTitle(part.heading().replaceFirst("^\\d+\\.?\\s*", ""));
        if (section.isEmpty()) {
            remarks.fault(
                    part.headingLine(),
                    "\"%s\" is none of the eight sections; inside of a section use ###".formatted(part.heading()));
        } else if (sections.putIfAbsent(section.get(), part) != null) {
            remarks.fault(part.headingLine(), "\"%s\" stands here twice; put both together".formatted(part.heading()));
        }
    }

    private void refuseText(Part part, String message) {
        if (!outline.text(part.from(), part.to()).isBlank()) {
            remarks.fault(part.from(), message);
        }
    }

    private TaskDocument document() {
        var state = reader(Section.CURRENT_STATE, DocumentWriter.FINDINGS);
        var context = reader(Section.CONTEXT, DocumentWriter.CRITERIA);
        var wanted = reader(
                Section.REQUIREMENTS,
                DocumentWriter.FUNCTIONAL,
                DocumentWriter.NON_FUNCTIONAL,
                DocumentWriter.CONSTRAINTS);
        var data = reader(Section.DATA, DocumentWriter.MIGRATION);
        var plan = new PlanReader(outline, remarks, lists, part(Section.PLAN));
        return new TaskDocument(
                title,
                text(Section.OVERVIEW),
                new CurrentState(state.text(), state.items(DocumentWriter.FINDINGS, lists::statement)),
                new ProblemContext(context.text(), context.items(DocumentWriter.CRITERIA, lists::criterion)),
                new TechnicalRequirements(
                        wanted.text(),
                        wanted.items(DocumentWriter.FUNCTIONAL, lists::plain),
                        wanted.items(DocumentWriter.NON_FUNCTIONAL, lists::plain),
                        wanted.items(DocumentWriter.CONSTRAINTS, lists::plain)),
                new DataDesign(data.text(), data.items(DocumentWriter.MIGRATION, lists::plain)),
                text(Section.API),
                text(Section.FRONTEND),
                new Plan(plan.text(), plan.phases()));
    }

    private SectionReader reader(Section section, String... headings) {
        return new SectionReader(outline, remarks, part(section), Set.of(headings));
    }

    private String text(Section section) {
        var part = part(section);
        return Text.block(outline.text(part.from(), part.to()));
    }

    private Part part(Section section) {
        return sections.getOrDefault(section, NOTHING);
    }
}
