package dev.codefactory.llm.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.llm.journal.ContentKey;
import dev.codefactory.llm.replay.Tape.Match;
import dev.codefactory.llm.replay.Tape.Wanted;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TapeTests {

    private static final ContentKey ONE = key("one");
    private static final ContentKey OTHER = key("other");

    private final List<Recording> recordings = List.of(
            recording(3, "design", 0, 2, ONE, "again"),
            recording(1, "design", 0, 1, ONE, "first"),
            recording(2, "design", 0, 1, OTHER, "something else"),
            recording(4, "code_generation", 0, 1, ONE, "of another step"));

    @Test
    void byKeyTheNthAnswerToTheSameIsTheNthThatWasRecorded() {
        var tape = new Tape(Match.KEY, recordings);

        assertThat(answer(tape, new Wanted("design", 0, ONE, 1, 1))).contains("first");
        assertThat(answer(tape, new Wanted("design", 0, ONE, 2, 2))).contains("again");
        assertThat(answer(tape, new Wanted("design", 0, OTHER, 1, 3))).contains("something else");
        assertThat(answer(tape, new Wanted("design", 0, ONE, 3, 4))).isEmpty();
        assertThat(answer(tape, new Wanted("design", 0, key("new"), 1, 1))).isEmpty();
    }

    @Test
    void byKeyAStepsOwnAnswerComesBeforeThoseOfOthers() {
        var tape = new Tape(Match.KEY, recordings);

        assertThat(answer(tape, new Wanted("code_generation", 0, ONE, 1, 1))).contains("of another step");
        assertThat(answer(tape, new Wanted("renamed", 0, ONE, 1, 1))).contains("first");
    }

    @Test
    void byPositionItDoesNotMatterWhatIsAsked() {
        var tape = new Tape(Match.POSITION, recordings);

        assertThat(answer(tape, new Wanted("design", 0, key("new"), 1, 1))).contains("first");
        assertThat(answer(tape, new Wanted("design", 0, ONE, 1, 2))).contains("something else");
        assertThat(answer(tape, new Wanted("design", 0, ONE, 1, 4))).isEmpty();
        assertThat(answer(tape, new Wanted("design", 1, ONE, 1, 1))).isEmpty();
    }

    @Test
    void aRecordingWithoutAKeyIsFoundByPositionOnly() {
        var byHand = List.of(new Recording("design", 0, "stop", 1, 2, "by hand", null));

        assertThat(answer(new Tape(Match.KEY, byHand), new Wanted("design", 0, ONE, 1, 1)))
                .isEmpty();
        assertThat(answer(new Tape(Match.POSITION, byHand), new Wanted("design", 0, ONE, 1, 1)))
                .contains("by hand");
    }

    @Test
    void theModelIsTheOneThatTheStepAskedInItsRound() {
        var tape = new Tape(
                Match.KEY,
                List.of(
                        recordedOf("small:7b", "code_improvement", 1),
                        recordedOf("large:30b", "code_improvement", 2),
                        recordedOf("usual:14b", "code_improvement", 2)));

        assertThat(tape.model("code", "code_improvement", 1, 1)).contains("small:7b");
        assertThat(tape.model("code", "code_improvement", 2, 1)).contains("large:30b");
        assertThat(tape.model("code", "code_improvement", 2, 2)).contains("usual:14b");
        assertThat(tape.model("code", "code_improvement", 2, 3)).contains("large:30b");
        assertThat(tape.model("code", "code_improvement", 3, 1)).contains("small:7b");
        assertThat(tape.model("nlp", "code_improvement", 1, 1)).isEmpty();
    }

    private static Recording recordedOf(String model, String step, int round) {
        return new Recording(
                step, round, "stop", 1, 2, "", new Source(round, 1, ONE, "code", model, model, null, null));
    }

    private static Optional<String> answer(Tape tape, Wanted wanted) {
        return tape.find(wanted).map(Recording::answer);
    }

    private static ContentKey key(String user) {
        return ContentKey.of(Map.of("user", user));
    }

    private static Recording recording(
            int position, String step, int round, int number, ContentKey key, String answer) {
        var source = new Source(position, number, key, "code", "m:1b", "m:1b", null, null);
        return new Recording(step, round, "stop", 1, 2, answer, source);
    }
}
