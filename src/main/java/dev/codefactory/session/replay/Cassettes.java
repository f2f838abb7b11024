package dev.codefactory.session.replay;

import dev.codefactory.access.Owner;
import dev.codefactory.code.FileTree;
import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.llm.journal.CallJournal;
import dev.codefactory.llm.journal.JournalledCall;
import dev.codefactory.llm.journal.JournalledCall.Finish;
import dev.codefactory.llm.replay.Recording;
import dev.codefactory.llm.replay.Source;
import dev.codefactory.pipeline.step.Steps;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.execution.ExecutionConflictException;
import dev.codefactory.session.execution.Executions;
import dev.codefactory.session.execution.Requests;
import dev.codefactory.session.file.GeneratedFiles;
import dev.codefactory.session.step.StepRuns;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;

/** Puts executions on cassettes. */
@Service
public class Cassettes {

    private final Executions executions;
    private final Requests requests;
    private final CallJournal journal;
    private final GeneratedFiles files;
    private final StepRuns steps;
    private final Steps order;

    Cassettes(
            Executions executions,
            Requests requests,
            CallJournal journal,
            GeneratedFiles files,
            StepRuns steps,
            Steps order) {
        this.executions = executions;
        this.requests = requests;
        this.journal = journal;
        this.files = files;
        this.steps = steps;
        this.order = order;
    }

    /**
     * The execution as a cassette.
     *
     * @throws dev.codefactory.session.ExecutionNotFoundException when the owner has no such execution
     * @throws ExecutionConflictException when it has not ended, or did not begin with its request
     */
    public Cassette of(Owner owner, ExecutionId id) {
        var execution = executions.get(owner, id);
        if (!execution.status().isTerminal()) {
            throw ExecutionConflictException.open(execution);
        }
        if (requests.origin(id).isPresent()) {
            throw ExecutionConflictException.inTheMiddle(execution);
        }
        var request = requests.load(id);
        var acceptance = request.acceptance();
        return new Cassette(
                RecordedRequest.of(request, order.settled(request)),
                request.files(),
                request.library(),
                acceptance == null ? FileTree.EMPTY : acceptance.files(),
                recordings(owner, id),
                outcome(owner, id),
                files.contents(files.list(owner, id)));
    }

    /** What came of an execution so far. */
    Outcome outcome(Owner owner, ExecutionId id) {
        var version = requests.load(id).pipeline().version();
        return Outcome.of(executions.get(owner, id), version, files.list(owner, id), steps.list(owner, id));
    }

    private List<Recording> recordings(Owner owner, ExecutionId id) {
        var recordings = new ArrayList<Recording>();
        for (var call : journal.of(owner.id(), id.value())) {
            recordings.add(recording(recordings.size() + 1, call));
        }
        return recordings;
    }

    private static Recording recording(int position, JournalledCall call) {
        var answered = call.model().answered();
        var answer = call.answer();
        // Of what was broken off, only a step that took too long leaves a call behind.
        var brokenOff = answer.finish() == Finish.CANCELLED;
        var source = new Source(
                position,
                call.number(),
                call.key(),
                call.model().role(),
                call.model().name(),
                answered == null ? null : answered.model(),
                answered == null ? null : answered.digest(),
                brokenOff ? Reason.TIMEOUT_TOTAL.id() : answer.failure());
        return new Recording(
                call.place().step(),
                call.place().round(),
                brokenOff ? Finish.FAILED.id() : answer.finish().id(),
                answer.usage().inputTokens(),
                answer.usage().outputTokens(),
                answer.text(),
                source);
    }
}
