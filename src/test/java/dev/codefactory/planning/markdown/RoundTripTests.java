package dev.codefactory.planning.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.planning.document.Section;
import dev.codefactory.planning.document.TaskDocument;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Markdown and JSON carry the same. */
class RoundTripTests {

    private static final List<String> HAND_WRITTEN = List.of(
            "A sentence zebra1.",
            "* a bullet zebra2",
            "+ another bullet zebra3",
            "2) numbered zebra4",
            "- [x] a ticked box zebra5",
            "- [ ] **T900** a task zebra6\n  - files: zebra7.py, `zebra8.py`",
            "  - a nested bullet zebra9",
            "### Heading zebra10",
            "#### Deep heading zebra11",
            "## Foreign section zebra12",
            "# Second title zebra13",
            "```\nzebra14\n```",
            "```zebra15",
            "> quote zebra16",
            "zebra17\n---",
            "<!-- zebra18 -->",
            "  - files: zebra19.py (new)",
            "  - functions: `zebra20`, `zebra21`",
            "### Phase 7: Zebra22.",
            "### Success criteria\n\n- zebra23 — `gate: zebra24`",
            "    code zebra25",
            "| zebra26 | zebra27 |\n|-|-|",
            "[zebra28]: https://zebra29.example");

    static LongStream seeds() {
        return LongStream.range(0, 400);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aDocumentSurvivesMarkdown(long seed) {
        var document = new RandomDocuments(seed).next();

        var markdown = DocumentWriter.write(document, Set.of());

        assertThat(Fidelity.lossySections(document)).as(markdown).isEmpty();
        var read = DocumentReader.read(markdown, Set.of());
        assertThat(read.document()).isEqualTo(document);
        assertThat(read.notes()).isEmpty();
        assertThat(DocumentWriter.write(read.document(), Set.of())).isEqualTo(markdown);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noWordWrittenByHandIsLostSilently(long seed) {
        var random = new RandomDocuments(seed);
        var lines = new ArrayList<>(
                DocumentWriter.write(random.next(), Set.of()).lines().toList());
        for (int edits = random.below(3); edits >= 0; edits--) {
            var blankAround = random.below(2) == 0
                    ? List.of("", random.one(HAND_WRITTEN), "")
                    : List.of(random.one(HAND_WRITTEN));
            lines.addAll(random.below(lines.size()), blankAround);
        }
        var edited = String.join(random.below(2) == 0 ? "\n" : "\r\n", lines);

        try {
            var read = DocumentReader.read(edited, Set.of());
            var written = DocumentWriter.write(read.document(), Set.of());
            assertThat(words(written)).as(edited).containsAll(words(edited));
        } catch (MarkdownException refused) {
            assertThat(refused.faults()).isNotEmpty().allSatisfy(fault -> {
                assertThat(fault.line()).isBetween(1, (int) edited.lines().count() + 1);
                assertThat(fault.message()).isNotBlank();
            });
        }
    }

    /** Upper and lower case alike, for headings are known in any case; without those headings and the marks of boxes and numbers of lists. */
    private static List<String> words(String text) {
        var withoutHeadings =
                text.replaceAll("(?mi)^### (Findings|Success criteria|Constraints|Migration plan|.*requirements)$", "");
        return Arrays.stream(withoutHeadings.split("[^\\p{L}\\p{N}_./]+"))
                .map(String::toLowerCase)
                .filter(word -> word.length() > 1 && !word.matches("[\\d.]+"))
                .toList();
    }

    @Test
    void linesMayEndAsOnWindows() {
        var document = new RandomDocuments(7).next();

        var markdown = DocumentWriter.write(document, Set.of()).replace("\n", "\r\n");

        assertThat(DocumentReader.read("\ufeff" + markdown, Set.of()).document())
                .isEqualTo(document);
    }

    @Test
    void aFenceThatNothingClosesIsNoticed() {
        var document = new TaskDocument(
                "t",
                "```\nnever closed",
                TaskDocument.titled("t").currentState(),
                TaskDocument.titled("t").context(),
                TaskDocument.titled("t").requirements(),
                TaskDocument.titled("t").data(),
                "",
                "## A section of its own",
                TaskDocument.titled("t").plan());

        assertThat(Fidelity.lossySections(document)).containsExactly(Section.OVERVIEW, Section.FRONTEND);
    }
}
