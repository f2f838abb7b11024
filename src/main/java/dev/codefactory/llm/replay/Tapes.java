package dev.codefactory.llm.replay;

import dev.codefactory.llm.LlmCall;
import dev.codefactory.llm.LlmCall.Asker;
import dev.codefactory.llm.LlmCall.Subject;
import dev.codefactory.llm.LlmOutcome;
import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.llm.LlmProgress;
import dev.codefactory.llm.LlmReply;
import dev.codefactory.llm.LlmReply.ModelSource;
import dev.codefactory.llm.LlmReply.Usage;
import dev.codefactory.llm.ModelRole;
import dev.codefactory.llm.journal.CallJournal;
import dev.codefactory.llm.journal.CallJournal.Begun;
import dev.codefactory.llm.journal.JournalledCall.Place;
import dev.codefactory.llm.replay.Tape.Wanted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** The executions that replay others: what they ask is answered from a tape and by no model. */
@Service
public class Tapes {

    /** Who answers where it is a tape. */
    public static final String PROVIDER = "replay";

    private final TapeRepository tapes;
    private final CallJournal journal;

    Tapes(TapeRepository tapes, CallJournal journal) {
        this.tapes = tapes;
        this.journal = journal;
    }

    /** From now on the execution is answered from the tape; to be called in the transaction that adds it. */
    public void insert(UUID execution, Tape tape) {
        tapes.add(execution, tape);
    }

    /** What the execution is answered from, or empty for one that asks models. */
    public Optional<Tape> of(UUID execution) {
        return tapes.find(execution);
    }

    /** The model to be named as the one asked next: where the tape does not say, one that no prompt is written for. */
    public String model(Tape tape, ModelRole role, Subject subject, Asker asker) {
        var place = Place.of(subject, asker);
        var number = journal.asked(asker.step()) + 1;
        return tape.model(role.id(), place.step(), place.round(), number).orElse(PROVIDER);
    }

    /** Whether the step that is replayed asked on after as many calls as this run of it has made. */
    public boolean goesOn(UUID execution, UUID step, Place place) {
        return of(execution)
                .filter(tape -> journal.asked(step) < tape.count(place.step(), place.round()))
                .isPresent();
    }

    /** Answers from the tape alone; what it does not hold fails for good. */
    public LlmOutcome answer(Tape tape, Begun begun, LlmProgress progress) {
        var asked = journal.asked(begun);
        var place = begun.place();
        var wanted = new Wanted(place.step(), place.round(), begun.key(), asked.same() + 1, asked.all() + 1);
        return tape.find(wanted)
                .map(recording -> outcome(recording, begun.call(), progress))
                .orElseGet(() -> new LlmOutcome.Failed(Reason.NOT_RECORDED, missing(tape, wanted), ""));
    }

    private static LlmOutcome outcome(Recording recording, LlmCall call, LlmProgress progress) {
        var transcript = "answered from a recording, asked: %s\n".formatted(call.subject());
        var failure = recording.failure();
        if (failure != null) {
            return new LlmOutcome.Failed(failure, recording.answer(), transcript);
        }
        progress.text(recording.answer());
        var usage = new Usage(recording.inputTokens(), recording.outputTokens(), Duration.ZERO, Duration.ZERO);
        var reply = new LlmReply(recording.answer(), "", source(recording), usage, transcript + recording.answer());
        return recording.wasCutOff() ? new LlmOutcome.Truncated(reply) : new LlmOutcome.Completed(reply);
    }

    private static ModelSource source(Recording recording) {
        var source = recording.source();
        return source == null || source.answered() == null
                ? new ModelSource(PROVIDER, PROVIDER, PROVIDER, null)
                : new ModelSource(PROVIDER, PROVIDER, source.answered(), source.digest());
    }

    private static String missing(Tape tape, Wanted wanted) {
        var why = tape.byPosition(wanted)
                .map(there -> there.source() == null
                        ? "what is recorded there has no key; it can be replayed by position only"
                        : "%s changed since it was recorded"
                                .formatted(
                                        String.join(", ", there.source().key().changes(wanted.key()))))
                .orElse("there is none");
        return "No answer is recorded for call %d of %s, round %d: %s."
                .formatted(wanted.sameStep(), wanted.step(), wanted.round(), why);
    }

    /** Each call of a replay beside what was recorded, and after them what nobody asked for. */
    public List<ReplayedCall> compare(UUID owner, UUID execution) {
        var tape = of(execution).orElseThrow();
        var unused = new ArrayList<>(tape.recordings());
        var seen = new HashMap<UUID, Integer>();
        var compared = new ArrayList<ReplayedCall>();
        for (var call : journal.of(owner, execution)) {
            var wanted = Wanted.of(call, seen.merge(call.step(), 1, Integer::sum));
            var found = tape.find(wanted);
            found.ifPresent(unused::remove);
            compared.add(compared(wanted, found, tape.byPosition(wanted)));
        }
        unused.forEach(recording -> compared.add(
                new ReplayedCall(recording.step(), recording.round(), 0, ReplayedCall.Status.UNUSED, List.of())));
        return List.copyOf(compared);
    }

    private static ReplayedCall compared(Wanted wanted, Optional<Recording> found, Optional<Recording> there) {
        var changes = found.or(() -> there)
                .map(Recording::source)
                .map(source -> source.key().changes(wanted.key()))
                .orElse(List.of());
        var status = found.isEmpty()
                ? ReplayedCall.Status.MISSING
                : changes.isEmpty() ? ReplayedCall.Status.SAME : ReplayedCall.Status.CHANGED;
        return new ReplayedCall(wanted.step(), wanted.round(), wanted.sameStep(), status, changes);
    }
}
