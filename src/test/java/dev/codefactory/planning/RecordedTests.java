package dev.codefactory.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.planning.DocumentView.UnplannedFile;
import dev.codefactory.planning.EvidenceStore.Made;
import dev.codefactory.planning.ExecutionEvidence.Recorded;
import dev.codefactory.planning.document.Documents;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecordedTests {

    private static final UUID FIRST = new UUID(0, 1);
    private static final UUID SECOND = new UUID(0, 2);

    @Test
    void aFileIsFlaggedOnceAndOnlyIfThePlanDoesNotNameIt() {
        var document = Documents.sound();
        var planned = document.plannedFiles().iterator().next();
        var made = List.of(
                new Made(FIRST, planned.toUpperCase(Locale.ROOT)),
                new Made(FIRST, "more.py"),
                new Made(SECOND, "more.py"));

        assertThat(new Recorded(List.of(), List.of(), made).unplannedFiles(document))
                .containsExactly(new UnplannedFile("more.py", FIRST));
    }
}
