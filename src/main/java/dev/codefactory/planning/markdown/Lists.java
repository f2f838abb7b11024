package dev.codefactory.planning.markdown;

import dev.codefactory.planning.document.Check;
import dev.codefactory.planning.document.CurrentState.Statement;
import dev.codefactory.planning.document.CurrentState.Topic;
import dev.codefactory.planning.document.ProblemContext.Criterion;
import dev.codefactory.planning.document.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Paragraph;

/** Reads the items of lists. */
final class Lists {

    private static final Pattern BOX = Pattern.compile("\\[([ xX])\\]( .*|)", Pattern.DOTALL);
    private static final Pattern ID = Pattern.compile("\\*\\*([CT][1-9][0-9]{0,3})\\*\\*( .*|)", Pattern.DOTALL);
    private static final Pattern CHECKED =
            Pattern.compile("(.*?)(?: [—–-]+)? `(" + Check.PATTERN + ")`", Pattern.DOTALL);
    private static final Pattern MISTAKEN_CHECK =
            Pattern.compile(".* `((?:gates?|tests?|coverage|(?:no )?findings?|manual)\\b[^`]*)`", Pattern.DOTALL);
    private static final Pattern STATEMENT = Pattern.compile("([a-z_]+): (.*)", Pattern.DOTALL);
    private static final Pattern FROM = Pattern.compile("(.*) \\(from (`[^`]+`(?:, `[^`]+`)*)\\)", Pattern.DOTALL);

    private final Outline outline;
    private final Remarks remarks;
    private final Set<String> ticked;
    private final Set<String> ids = new HashSet<>();

    Lists(Outline outline, Remarks remarks, Set<String> ticked) {
        this.outline = outline;
        this.remarks = remarks;
        this.ticked = ticked;
    }

    /**
     * An item with a box.
     *
     * @param id empty when it has none yet
     */
    record Boxed(String id, String text) {}

    static List<ListItem> itemsOf(ListBlock list) {
        var items = new ArrayList<ListItem>();
        for (var node = list.getFirstChild(); node != null; node = node.getNext()) {
            items.add((ListItem) node);
        }
        return items;
    }

    static boolean hasBox(Outline outline, ListItem item) {
        return item.getFirstChild() instanceof Paragraph paragraph
                && BOX.matcher(Text.line(outline.sourceOf(paragraph))).matches();
    }

    /** An item of one paragraph. */
    Optional<String> plain(ListItem item) {
        if (item.getFirstChild() != null && item.getFirstChild().getNext() != null) {
            remarks.fault(
                    Outline.firstLine(item.getFirstChild().getNext()),
                    "an item is one paragraph here; move what is below it to the text of the section");
            return Optional.empty();
        }
        return first(item);
    }

    /** The first paragraph of an item. */
    Optional<String> first(ListItem item) {
        if (item.getFirstChild() instanceof Paragraph paragraph) {
            return Optional.of(Text.line(outline.sourceOf(paragraph)));
        }
        remarks.fault(Outline.firstLine(item), "an item begins with a sentence; this one does not");
        return Optional.empty();
    }

    /** An item with its box and id taken off; ticks that evidence does not bear out are noted. */
    Boxed boxed(ListItem item, String text) {
        var line = Outline.firstLine(item);
        var box = BOX.matcher(text);
        var rest = box.matches() ? box.group(2).strip() : text;
        var named = ID.matcher(rest);
        var id = named.matches() ? named.group(1) : "";
        if (!id.isEmpty() && !ids.add(id)) {
            remarks.fault(line, "%s is used twice; leave **%s** out of the new one".formatted(id, id));
        }
        if (box.matches()) {
            noteTick(line, id, !box.group(1).isBlank());
        }
        var said = named.matches() ? named.group(2).strip() : rest;
        if (said.isEmpty()) {
            remarks.fault(line, "an item says nothing; write a sentence or take it out");
        }
        return new Boxed(id, said);
    }

    private void noteTick(int line, String id, boolean isTicked) {
        if (isTicked && !ticked.contains(id)) {
            remarks.note(line, "the box was ticked by hand; that was ignored, for only evidence ticks it");
        } else if (!isTicked && ticked.contains(id)) {
            remarks.note(line, "the box of %s was emptied by hand; it stays ticked by its evidence".formatted(id));
        }
    }

    Optional<Criterion> criterion(ListItem item) {
        return plain(item).map(text -> {
            var boxed = boxed(item, text);
            var checked = CHECKED.matcher(boxed.text());
            if (checked.matches()) {
                return new Criterion(boxed.id(), checked.group(1), checked.group(2));
            }
            var mistaken = MISTAKEN_CHECK.matcher(boxed.text());
            if (mistaken.matches()) {
                remarks.fault(
                        Outline.firstLine(item), "`%s` is no check; it %s".formatted(mistaken.group(1), Check.RULE));
            }
            return new Criterion(boxed.id(), boxed.text(), "");
        });
    }

    Optional<Statement> statement(ListItem item) {
        return plain(item).map(text -> {
            var from = FROM.matcher(text);
            var files = from.matches() ? names(from.group(2)) : List.<String>of();
            var said = from.matches() ? from.group(1) : text;
            var topical = STATEMENT.matcher(said);
            var topic = topical.matches() ? Topic.of(topical.group(1)) : Optional.<Topic>empty();
            return topic.map(found -> new Statement(found, topical.group(2), files))
                    .orElseGet(() -> new Statement(Topic.OTHER, said, files));
        });
    }

    /** Names in backticks. */
    static List<String> names(String text) {
        return Pattern.compile("`([^`]+)`")
                .matcher(text)
                .results()
                .map(name -> name.group(1).strip())
                .toList();
    }
}
