package dev.codefactory.planning.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.planning.document.Documents;
import dev.codefactory.planning.document.ProblemContext;
import dev.codefactory.planning.document.Section;
import dev.codefactory.planning.markdown.RevisionDiff.SectionDiff;
import org.junit.jupiter.api.Test;

class RevisionDiffTests {

    @Test
    void tellsWhatChangedAndInWhichSection() {
        var old = Documents.sound();
        var context = new ProblemContext("Customers complain.", old.context().successCriteria());

        var diff = RevisionDiff.between(1, old, 2, Documents.with(context, old.plan()));

        assertThat(diff.unified())
                .startsWith("--- revision-1\n+++ revision-2\n@@")
                .contains("\n-Customers are charged twice.\n+Customers complain.\n");
        assertThat(diff.sections())
                .hasSize(8)
                .filteredOn(SectionDiff::changed)
                .extracting(SectionDiff::section)
                .containsExactly(Section.CONTEXT);
    }

    @Test
    void saysNothingOfWhatIsTheSame() {
        var diff = RevisionDiff.between(1, Documents.sound(), 1, Documents.sound());

        assertThat(diff.unified()).isEmpty();
        assertThat(diff.sections()).noneMatch(SectionDiff::changed);
    }
}
