package dev.codefactory.planning.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.codefactory.planning.document.Documents;
import dev.codefactory.planning.document.TaskDocument;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people do to Markdown. */
class HandEditedTests {

    private static final String MARKDOWN = DocumentWriter.write(Documents.sound(), Set.of("T1"));

    @Test
    void showsWhatEvidenceTicked() {
        assertThat(MARKDOWN)
                .contains("- [x] **T1** Do part 1\n  - files: `tests/test_orders.py`\n  - functions: `charge`\n")
                .contains("- [ ] **T2** Do part 2")
                .contains("- [ ] **C2** All tests pass — `gate: tests`\n");
    }

    @Test
    void aTickByHandIsIgnoredWithANote() {
        var read = DocumentReader.read(MARKDOWN.replace("[ ] **T2**", "[x] **T2**"), Set.of("T1"));

        assertThat(read.document()).isEqualTo(Documents.sound());
        assertThat(read.notes()).singleElement().satisfies(note -> {
            assertThat(note.line()).isEqualTo(lineOf("**T2**"));
            assertThat(note.message()).contains("only evidence");
        });
    }

    @Test
    void aTickTakenAwayByHandStays() {
        var read = DocumentReader.read(MARKDOWN.replace("[x] **T1**", "[ ] **T1**"), Set.of("T1"));

        assertThat(read.notes())
                .singleElement()
                .satisfies(note -> assertThat(note.message()).contains("T1"));
    }

    @Test
    void newTasksNeedNoNumberAndOtherBulletsWillDo() {
        var edited = MARKDOWN.replace(
                "- [ ] **T2** Do part 2",
                "- [ ] Ask the bank,\n  twice\n  * file: docs/bank.md\n  * mind the fees\n- [ ] **T2** Do part 2");

        var task = DocumentReader.read(edited, Set.of("T1"))
                .document()
                .numbered()
                .task("T10")
                .orElseThrow();

        assertThat(task.text()).isEqualTo("Ask the bank, twice");
        assertThat(task.files()).containsExactly("docs/bank.md");
        assertThat(task.notes()).containsExactly("mind the fees");
    }

    @Test
    void otherHeadingsBelongToTheTextOfTheirSection() {
        var edited = MARKDOWN.replace("## 4.", "### Rumours\n\nThe bank is slow.\n\n## 4.");

        var read = DocumentReader.read(edited, Set.of("T1"));

        assertThat(read.document().context().text())
                .isEqualTo("Customers are charged twice.\n\n### Rumours\n\nThe bank is slow.");
        assertThat(read.notes())
                .singleElement()
                .satisfies(note -> assertThat(note.message()).contains("Rumours"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "# Charge orders once|Words before\\n\\n# Charge orders once|section 1",
                "## 7. Frontend|## 7. Backend|none of the eight sections",
                "## 7. Frontend|## 6. API and backend|twice",
                "## 7. Frontend|## 7. Frontend\\n\\n# Another|second title",
                "## 2. Project|words\\n\\n## 2. Odd project|none of the eight",
                "`gate: tests`|`gate = tests`|gate: NAME",
                "`gate: tests`|`coverage: 80%`|coverage: 0.8",
                "**T2**|**T1**|T1 is used twice",
                "### Phase 1: Charge once.|### Phase 1|no goal",
                "### Phase 1: Charge once.|Words behind\\n\\n### Phase 1: Charge once.|behind the tasks",
                "files: `src/mail.py`|files: `src/mail.py` and the like|in backticks",
                "- [ ] **C3**|- [ ]\\n- [ ] **C3**|says nothing",
                "- [ ] **C3**|\\nWords between\\n\\n- [ ] **C3**|only a list"
            })
    void whatCannotBeKeptIsRefusedWithItsLineAndARemedy(String text, String replacement, String remedy) {
        var edited = MARKDOWN.replaceFirst(
                java.util.regex.Pattern.quote(text),
                java.util.regex.Matcher.quoteReplacement(replacement.replace("\\n", "\n")));
        assertThat(edited).isNotEqualTo(MARKDOWN);

        assertThatExceptionOfType(MarkdownException.class)
                .isThrownBy(() -> DocumentReader.read(edited, Set.of("T1")))
                .withMessageContaining(remedy)
                .satisfies(refused -> assertThat(refused.faults())
                        .allSatisfy(fault -> assertThat(fault.line()).isPositive()));
    }

    @Test
    void namesTheLineThatIsWrong() {
        assertThatExceptionOfType(MarkdownException.class)
                .isThrownBy(() -> DocumentReader.read(MARKDOWN.replace("**T2**", "**T1**"), Set.of("T1")))
                .withMessageStartingWith("line %d: T1 is used twice".formatted(lineOf("**T2**")));
    }

    @Test
    void anEmptyDraftIsADocument() {
        var draft = TaskDocument.titled("Later");

        assertThat(DocumentReader.read(DocumentWriter.write(draft, Set.of()), Set.of())
                        .document())
                .isEqualTo(draft);
    }

    private static int lineOf(String text) {
        var lines = MARKDOWN.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(text)) {
                return i + 1;
            }
        }
        throw new IllegalArgumentException(text);
    }
}
