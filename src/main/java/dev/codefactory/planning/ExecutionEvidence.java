package dev.codefactory.planning;

import dev.codefactory.access.Owner;
import dev.codefactory.planning.DocumentView.UnplannedFile;
import dev.codefactory.planning.EvidenceStore.Made;
import dev.codefactory.planning.document.Check;
import dev.codefactory.planning.document.Evaluation;
import dev.codefactory.planning.document.ProblemContext.Criterion;
import dev.codefactory.planning.document.Standing;
import dev.codefactory.planning.document.Standing.Attachment;
import dev.codefactory.planning.document.Standing.Shown;
import dev.codefactory.planning.document.TaskDocument;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.ExecutionNotFoundException;
import dev.codefactory.session.ExecutionView;
import dev.codefactory.session.execution.Executions;
import dev.codefactory.session.file.GeneratedFiles;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Lets the executions of a document speak: what their reports say is written down, so that it outlives them. */
@Component
class ExecutionEvidence {

    private final EvidenceStore store;
    private final Executions executions;
    private final GeneratedFiles files;
    private final Clock clock;

    ExecutionEvidence(EvidenceStore store, Executions executions, GeneratedFiles files, Clock clock) {
        this.store = store;
        this.executions = executions;
        this.files = files;
        this.clock = clock;
    }

    /** All that was shown of a document. */
    record Recorded(List<Attachment> attachments, List<Shown> shown, List<Made> files) {

        Standing standing(TaskDocument content, Set<String> confirmed) {
            return Standing.of(content, attachments, shown, confirmed);
        }

        /** Of each file the first execution that made it; letter case aside, as on some disks. */
        List<UnplannedFile> unplannedFiles(TaskDocument content) {
            var known = content.plannedFiles().stream()
                    .map(path -> path.toLowerCase(Locale.ROOT))
                    .collect(Collectors.toSet());
            return files.stream()
                    .filter(made -> known.add(made.path().toLowerCase(Locale.ROOT)))
                    .map(made -> new UnplannedFile(made.path(), made.executionId()))
                    .toList();
        }
    }

    Recorded of(Owner owner, UUID document) {
        return new Recorded(
                store.attachments(owner, document), store.shown(owner, document), store.files(owner, document));
    }

    /** Writes down what an execution that has ended shows. One that ended without a report shows nothing. */
    void evaluate(Owner owner, UUID document, TaskDocument content, ExecutionView execution) {
        var report = execution.report();
        if (!execution.status().isTerminal() || report == null || execution.verdict() == null) {
            return;
        }
        var id = execution.id().value();
        var attached = store.attachments(owner, document).stream()
                .filter(attachment -> attachment.executionId().equals(id))
                .map(Attachment::check);
        var wanted = content.context().successCriteria().stream().map(Criterion::check);
        Stream.concat(attached, wanted)
                .filter(check -> !check.isEmpty())
                .distinct()
                .forEach(check -> store.show(
                        document, new Shown(id, check, Evaluation.of(Check.of(check), report)), clock.instant()));
        var made = files.list(owner, execution.id());
        store.addFiles(
                document, id, made.stream().map(file -> file.path().value()).toList());
    }

    /** To be called when the content has changed: new criteria are held to the executions that are still there. */
    void evaluateAgain(Owner owner, UUID document, TaskDocument content) {
        var known = new HashMap<UUID, ExecutionView>();
        for (var attachment : store.attachments(owner, document)) {
            known.computeIfAbsent(attachment.executionId(), id -> find(owner, id));
        }
        known.values().forEach(execution -> evaluate(owner, document, content, execution));
    }

    @SuppressWarnings("NullAway") // computeIfAbsent leaves out what is null
    private ExecutionView find(Owner owner, UUID id) {
        try {
            return executions.get(owner, new ExecutionId(id));
        } catch (ExecutionNotFoundException purged) {
            return null;
        }
    }
}
