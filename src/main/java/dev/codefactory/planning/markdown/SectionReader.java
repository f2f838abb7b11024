package dev.codefactory.planning.markdown;

import dev.codefactory.planning.document.Text;
import dev.codefactory.planning.markdown.Outline.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;

/** A section of free text and of lists under headings of their own. Other headings belong to the text. */
final class SectionReader {

    private final Outline outline;
    private final Remarks remarks;
    private final List<String> texts = new ArrayList<>();
    private final List<Part> known = new ArrayList<>();

    SectionReader(Outline outline, Remarks remarks, Part section, Set<String> headings) {
        this.outline = outline;
        this.remarks = remarks;
        for (var part : outline.cut(section.from(), section.to(), 3, _ -> true)) {
            if (headings.stream().anyMatch(part.heading()::equalsIgnoreCase)) {
                known.add(part);
            } else {
                addText(part);
            }
        }
    }

    private void addText(Part part) {
        var from = part.heading().isEmpty() ? part.from() : part.headingLine();
        var text = Text.block(outline.text(Math.min(from, part.from()), part.to()));
        if (!text.isEmpty() && !known.isEmpty()) {
            remarks.note(from, "\"%s\" now stands before the lists of its section".formatted(part.heading()));
        }
        if (!text.isEmpty()) {
            texts.add(text);
        }
    }

    String text() {
        return String.join("\n\n", texts);
    }

    /** The items of the list under a heading. */
    <T> List<T> items(String heading, Function<ListItem, Optional<T>> read) {
        var items = new ArrayList<T>();
        known.stream()
                .filter(part -> part.heading().equalsIgnoreCase(heading))
                .flatMap(part -> outline.blocksIn(part.from(), part.to()).stream())
                .forEach(block -> {
                    if (block instanceof ListBlock list) {
                        Lists.itemsOf(list).forEach(item -> read.apply(item).ifPresent(items::add));
                    } else {
                        remarks.fault(
                                Outline.firstLine(block),
                                "only a list may stand under \"%s\"; move this up, to the text of the section"
                                        .formatted(heading));
                    }
                });
        return items;
    }
}
