package dev.codefactory.llm.practice;

import dev.codefactory.llm.LlmCall.Subject;
import dev.codefactory.llm.PracticeExamples.Example;
import dev.codefactory.llm.replay.Recording;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Every answer recorded for one request. On disk a directory: {@code request.json} says what was asked, {@code files/} holds
 * what came with it, and each file {@code STEP-ROUND.md} is a {@link Recording}.
 *
 * @param listed whether it is shown to users as an example
 */
record Cassette(Example request, boolean listed, List<Recording> recordings) {

    Cassette {
        recordings = List.copyOf(recordings);
    }

    Optional<Recording> find(Subject subject) {
        if (!answers(subject)) {
            return Optional.empty();
        }
        return recordings.stream()
                .filter(recording -> recording.step().equals(subject.step()) && recording.round() == subject.round())
                .findFirst();
    }

    /** People copy requests by hand, so neither white space nor case counts. */
    boolean answers(Subject subject) {
        return request.language().equals(subject.language())
                && normalise(request.description()).equals(normalise(subject.request()));
    }

    private static String normalise(String text) {
        return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
