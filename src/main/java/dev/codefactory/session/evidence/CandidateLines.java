package dev.codefactory.session.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.codefactory.pipeline.Contest;
import dev.codefactory.pipeline.Contest.Choice;
import dev.codefactory.pipeline.Contest.Entry;
import dev.codefactory.pipeline.Contest.Score;
import dev.codefactory.quality.Gate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The first answers as a reader of the summary sees them.
 *
 * @param asked how many were asked for; those whose files were there before are none of the entries
 * @param chosen the number of the one that was gone on with, or null while that is open
 */
public record CandidateLines(
        int asked, @Nullable Integer chosen, @Nullable String reason, List<Line> entries) {

    /**
     * @param gates what each said of it
     * @param agreement how many of them pass the same tests, and how many; left out where the tests of all were not asked
     */
    public record Line(
            int number,
            String verdict,
            List<Gate> gates,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Score agreement) {

        private static Line of(Entry entry) {
            var report = Objects.requireNonNull(entry.candidate().report());
            return new Line(entry.number(), Contest.verdict(entry).toString(), report.gates(), entry.score());
        }

        List<String> cells() {
            return List.of(
                    String.valueOf(number),
                    verdict,
                    named(Gate.Status.RED),
                    named(Gate.Status.NOT_RUN),
                    tests(),
                    agreement == null ? "" : agreement.toString());
        }

        private String named(Gate.Status status) {
            return gates.stream()
                    .filter(gate -> gate.status() == status)
                    .map(Gate::name)
                    .collect(Collectors.joining(", "));
        }

        private String tests() {
            return gates.stream()
                    .filter(gate -> gate.name().equals("tests"))
                    .map(gate -> Markdown.text(gate.reason()))
                    .collect(Collectors.joining());
        }
    }

    /** Null where no more than one answer could be asked for. */
    public static @Nullable CandidateLines of(Contest contest) {
        return contest.asked() == 0 ? null : lines(contest, contest.choice());
    }

    private static CandidateLines lines(Contest contest, @Nullable Choice choice) {
        return new CandidateLines(
                contest.asked(),
                choice == null ? null : choice.number(),
                choice == null ? null : choice.reason(),
                contest.entries().stream().map(Line::of).toList());
    }
}
