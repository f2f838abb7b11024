package dev.codefactory.planning.markdown;

import dev.codefactory.planning.document.CurrentState;
import dev.codefactory.planning.document.CurrentState.Statement;
import dev.codefactory.planning.document.CurrentState.Topic;
import dev.codefactory.planning.document.DataDesign;
import dev.codefactory.planning.document.Plan;
import dev.codefactory.planning.document.Plan.Phase;
import dev.codefactory.planning.document.Plan.PlanTask;
import dev.codefactory.planning.document.ProblemContext;
import dev.codefactory.planning.document.ProblemContext.Criterion;
import dev.codefactory.planning.document.TaskDocument;
import dev.codefactory.planning.document.TechnicalRequirements;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Documents as people and models write them, with all that Markdown can get wrong. */
final class RandomDocuments {

    private static final List<String> BLOCKS = List.of(
            "Plain words.",
            "Two lines\nof one paragraph.",
            "```sql\n## not a heading\ncreate table t (id int);\n\n# nor this\n```",
            "~~~\n- [x] **T1** not a task\n~~~",
            "    indented code",
            "- a list\n- of two\n  - and one below",
            "1. first\n2. second",
            "> quoted\n> ## not a heading of ours",
            "| a | b |\n| - | - |\n| 1 | 2 |",
            "### A heading of its own\n\nwith words",
            "#### Deeper",
            "<!-- a comment -->",
            "<div>\n  <b>html</b>\n</div>",
            "[link]: https://example.org 'title'",
            "a \\# escaped mark",
            "***",
            "Ünïcödé \ud83d\ude00 \u2028 \u0085 text",
            "trailing blanks  \nand more");

    private static final List<String> LINES = List.of(
            "Orders are charged once",
            "`code` comes first",
            "**Bold** comes first",
            "ends with `code`",
            "has # a mark and * a star",
            "a_b_c <b>html</b> & co.",
            "x (from elsewhere)",
            "Ünïcödé \ud83d\ude00",
            "an em dash — in it",
            "C++ and C#",
            "ratio 3: 4",
            "\\- escaped");

    private static final List<String> CHECKS = List.of(
            "", "gate: tests", "test: tests/test_a.py::test_b[1-2]", "coverage: 0.85", "no finding: high", "manual");

    private static final List<String> PATHS =
            List.of("src/app.py", "tests/test_app.py", "web/[id]/page.tsx", "a b/c.txt", "go.mod");

    private final Random random;

    RandomDocuments(long seed) {
        this.random = new Random(seed);
    }

    TaskDocument next() {
        return new TaskDocument(
                        one(LINES),
                        text(),
                        new CurrentState(text(), some(this::statement)),
                        new ProblemContext(text(), some(() -> new Criterion("", one(LINES), one(CHECKS)))),
                        new TechnicalRequirements(text(), lines(), lines(), lines()),
                        new DataDesign(text(), lines()),
                        text(),
                        text(),
                        new Plan(text(), some(() -> new Phase(one(LINES), textOfPhase(), some(this::task)))))
                .numbered();
    }

    private Statement statement() {
        return new Statement(one(List.of(Topic.values())), one(LINES), some(() -> one(PATHS)));
    }

    private PlanTask task() {
        return new PlanTask(
                "", one(LINES), some(() -> one(PATHS)), some(() -> one(List.of("run", "Shop.pay()", "a b"))), lines());
    }

    private String text() {
        return String.join("\n\n", some(() -> one(BLOCKS)));
    }

    /** A heading of the level of phases would end the phase. */
    private String textOfPhase() {
        return text().replace("### A heading", "#### A heading");
    }

    private List<String> lines() {
        return some(() -> one(LINES));
    }

    <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    int below(int limit) {
        return random.nextInt(limit);
    }

    private <T> List<T> some(Supplier<T> each) {
        return Stream.generate(each).limit(random.nextInt(4)).toList();
    }
}
