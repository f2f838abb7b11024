package dev.codefactory.session.evidence;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A Markdown document in the making. What others wrote, models among them, is text in it and can be nothing else. */
final class Markdown {

    private static final Pattern MARKUP = Pattern.compile("[\\\\`*_\\[\\]<>|~&]");

    /** {@code @name} and {@code #1} would call people and link issues; a word joiner that nobody sees prevents it. */
    private static final Pattern CALL = Pattern.compile("([@#])(?=\\w)");

    private static final int LONGEST = 300;

    private final StringBuilder text = new StringBuilder();

    Markdown heading(int level, String words) {
        return paragraph("#".repeat(level) + " " + words);
    }

    Markdown paragraph(String words) {
        text.append(text.isEmpty() ? "" : "\n").append(words).append('\n');
        return this;
    }

    /** Nothing when there are no rows. */
    Markdown table(List<String> columns, List<List<String>> rows) {
        if (!rows.isEmpty()) {
            var rule = columns.stream().map(_ -> "---").toList();
            paragraph(row(columns) + "\n" + row(rule) + "\n"
                    + rows.stream().map(Markdown::row).collect(Collectors.joining("\n")));
        }
        return this;
    }

    private static String row(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }

    /** Foreign text on one line, cut when it is long. */
    static String text(String foreign) {
        var line = foreign.strip().replaceAll("\\s+", " ");
        var cut = line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
        return CALL.matcher(MARKUP.matcher(cut).replaceAll("\\\\$0")).replaceAll("$1\u2060");
    }

    /** A path, a rule or another name, in a code span. */
    static String code(String name) {
        return "`" + name.replaceAll("\\s+", " ").replace('`', '\'').replace("|", "\\|") + "`";
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
