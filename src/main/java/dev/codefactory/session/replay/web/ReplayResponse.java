package dev.codefactory.session.replay.web;

import dev.codefactory.llm.replay.ReplayedCall;
import dev.codefactory.llm.replay.Tape.Match;
import dev.codefactory.session.ExecutionStatus;
import dev.codefactory.session.replay.Outcome;
import dev.codefactory.session.replay.Replay;
import dev.codefactory.session.replay.Replay.FileChange;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A replay as JSON. */
@Schema(name = "Replay")
record ReplayResponse(
        UUID executionId,

        @Schema(
                description =
                        "The execution that is replayed; null for a cassette that was sent, or where it was purged.")
        @Nullable
        UUID replayOf,

        Match match,
        ExecutionStatus status,

        @Schema(
                description =
                        "Whether it ended with the recorded verdict; null while it runs, or when none is recorded.")
        @Nullable
        Boolean sameVerdict,

        @Schema(
                description =
                        "Whether it ended with the recorded files, byte by byte; null while it runs, or when none are recorded.")
        @Nullable
        Boolean sameFiles,

        Change verdict,

        @Schema(description = "The gates that do not stand as recorded, by name.")
        Map<String, Change> gates,

        @Schema(description = "The prompts whose text is not as recorded, by the step they ask for.")
        List<String> changedPrompts,

        List<FileResponse> files,
        List<CallResponse> calls,
        @Nullable FailureResponse failure) {

    @Schema(name = "ReplayChange")
    record Change(@Nullable String recorded, @Nullable String replayed) {}

    @Schema(name = "ReplayFile")
    record FileResponse(
            String path,
            FileChange.Status status,

            @Schema(description = "In the format of diff -u; empty for the same bytes.")
            String diff) {}

    @Schema(name = "ReplayCall")
    record CallResponse(
            String step,
            int round,

            @Schema(description = "Which of the calls of its step it is, from 1; 0 for one that was not made.")
            int number,

            ReplayedCall.Status status,

            @Schema(description = "What it does not ask as recorded: system, user, format, max_tokens, sampling.")
            List<String> changes) {}

    @Schema(name = "ReplayFailure")
    record FailureResponse(@Schema(example = "not_recorded") String code, String message) {}

    static ReplayResponse of(Replay replay) {
        var comparable =
                replay.recorded() != null && replay.execution().status().isTerminal();
        var failure = replay.execution().failure();
        var of = replay.execution().relations().replayOf();
        return new ReplayResponse(
                replay.execution().id().value(),
                of == null ? null : of.value(),
                replay.match(),
                replay.execution().status(),
                comparable ? replay.hasSameVerdict() : null,
                comparable ? replay.hasSameFiles() : null,
                new Change(verdict(replay.recorded()), verdict(replay.replayed())),
                changes(replay, Outcome::gates),
                List.copyOf(changes(replay, Outcome::prompts).keySet()),
                replay.files().stream()
                        .map(file -> new FileResponse(file.path(), file.status(), file.diff()))
                        .toList(),
                replay.calls().stream()
                        .map(call -> new CallResponse(
                                call.step(), call.round(), call.number(), call.status(), call.changes()))
                        .toList(),
                failure == null ? null : new FailureResponse(failure.code(), failure.message()));
    }

    private static @Nullable String verdict(@Nullable Outcome outcome) {
        return outcome == null ? null : outcome.verdict();
    }

    /** What does not stand as recorded; nothing where nothing is recorded. */
    private static Map<String, Change> changes(Replay replay, Function<Outcome, Map<String, String>> part) {
        var recorded = replay.recorded() == null ? Map.<String, String>of() : part.apply(replay.recorded());
        var replayed = replay.recorded() == null ? Map.<String, String>of() : part.apply(replay.replayed());
        var names = new TreeSet<>(recorded.keySet());
        names.addAll(replayed.keySet());
        var changes = new TreeMap<String, Change>();
        for (var name : names) {
            if (!Objects.equals(recorded.get(name), replayed.get(name))) {
                changes.put(name, new Change(recorded.get(name), replayed.get(name)));
            }
        }
        return changes;
    }
}
