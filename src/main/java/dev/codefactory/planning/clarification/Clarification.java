package dev.codefactory.planning.clarification;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Questions with their answers as far as there are any. A pure function of what was asked, what was answered, and the time.
 *
 * @param projectId the project they are about, or null
 * @param unattended whether nobody is there to answer, so that the defaults hold at once
 * @param deadline when the defaults hold, or null for never
 */
public record Clarification(
        UUID id,
        @Nullable UUID projectId,
        boolean unattended,
        @Nullable Instant deadline,
        List<Answered> questions,
        Instant createdAt) {

    /** Who answered. */
    public enum Source {
        PERSON,
        DEFAULT;

        /** The wire word. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A question and its answer.
     *
     * @param answer null while it is open
     * @param source null while it is open
     */
    public record Answered(
            Question question,
            @Nullable String answer,
            @Nullable Source source) {}

    public Clarification {
        questions = List.copyOf(questions);
    }

    static List<Answered> answered(List<Question> questions, Map<String, String> answers, boolean defaultsHold) {
        return questions.stream()
                .map(question -> {
                    var answer = answers.get(question.id());
                    if (answer != null) {
                        return new Answered(question, answer, Source.PERSON);
                    }
                    return defaultsHold
                            ? new Answered(question, question.defaultAnswer(), Source.DEFAULT)
                            : new Answered(question, null, null);
                })
                .toList();
    }

    /** Whether every question has its answer; then nothing changes any more. */
    public boolean isSettled() {
        return questions.stream().allMatch(question -> question.answer() != null);
    }

    /** The answers by question, once all are there. */
    public Optional<Map<String, String>> answers() {
        return isSettled()
                ? Optional.of(questions.stream()
                        .collect(Collectors.toMap(
                                answered -> answered.question().id(), answered -> String.valueOf(answered.answer()))))
                : Optional.empty();
    }
}
