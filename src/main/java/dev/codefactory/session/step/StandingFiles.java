package dev.codefactory.session.step;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.Finding;
import dev.codefactory.pipeline.Chain;
import dev.codefactory.session.content.Blobs;
import dev.codefactory.session.event.EventLog;
import dev.codefactory.session.execution.ExecutionStates;
import dev.codefactory.session.file.GeneratedFiles;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Notes which tree stands after a step, and tells its files and findings one by one when this step brought or judged it. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class StandingFiles {

    private final ExecutionStates states;
    private final GeneratedFiles files;
    private final EventLog events;

    StandingFiles(ExecutionStates states, GeneratedFiles files, EventLog events) {
        this.states = states;
        this.files = files;
        this.events = events;
    }

    /** @param provider who answered, or null when nobody was asked */
    void note(UUID id, Assignment step, Chain known, @Nullable String provider) {
        var standing = known.standing().orElse(null);
        if (standing == null) {
            states.stand(step.execution(), null, null, provider);
            return;
        }
        files.add(id, standing.files());
        states.stand(step.execution(), id, standing.report(), provider);
        if (step.step().type().asksModel() && known.latest() != null) {
            known.latest().files().files().forEach(file -> tellFile(step, file));
        } else if (known.latest() != null && known.latest().report() != null) {
            known.latest().report().findings().forEach(finding -> tellFinding(step, finding));
        }
    }

    private void tellFile(Assignment step, CodeFile file) {
        events.append(
                step.execution(),
                "file",
                Map.of(
                        "path", file.path().value(),
                        "size", file.content().length(),
                        "sha256", Blobs.sha256(file.content())));
    }

    private void tellFinding(Assignment step, Finding finding) {
        events.append(
                step.execution(),
                "finding",
                Map.of(
                        "check", finding.check().toString(),
                        "rule", finding.rule(),
                        "severity", finding.severity().toString(),
                        "place", finding.place(),
                        "message", finding.message()));
    }
}
