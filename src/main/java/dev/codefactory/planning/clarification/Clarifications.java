package dev.codefactory.planning.clarification;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.codefactory.access.Owner;
import dev.codefactory.planning.clarification.ClarificationStore.Asked;
import dev.codefactory.project.Projects;
import dev.codefactory.web.Page;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The questions put to the owners before work begins. */
@Service
public class Clarifications {

    private final ClarificationStore store;
    private final Projects projects;
    private final Clock clock;

    Clarifications(ClarificationStore store, Projects projects, Clock clock) {
        this.store = store;
        this.projects = projects;
        this.clock = clock;
    }

    /**
     * Asks.
     *
     * @param unattended whether nobody is there to answer
     * @param deadline until when somebody may answer, or null for ever
     */
    @Transactional
    public Clarification ask(
            Owner owner,
            @Nullable UUID project,
            List<Question> questions,
            boolean unattended,
            @Nullable Instant deadline) {
        if (project != null) {
            projects.get(owner, project);
        }
        requireSensible(questions);
        var id = UuidCreator.getTimeOrderedEpoch();
        var until = deadline == null ? null : deadline.truncatedTo(ChronoUnit.MICROS);
        store.insert(owner, new Asked(id, project, unattended, until, questions, Map.of(), now()));
        return get(owner, id);
    }

    private static void requireSensible(List<Question> questions) {
        var ids = new HashSet<String>();
        for (int i = 0; i < questions.size(); i++) {
            var question = questions.get(i);
            if (!ids.add(question.id())) {
                throw new ClarificationException.Invalid("questions[%d].id".formatted(i), "must not be used twice");
            }
            if (!question.allows(question.defaultAnswer())) {
                throw new ClarificationException.Invalid(
                        "questions[%d].default_answer".formatted(i), "must be one of the options");
            }
        }
    }

    /** @throws ClarificationException.NotFound when the owner has no such questions */
    public Clarification get(Owner owner, UUID id) {
        return store.find(owner, id)
                .orElseThrow(() -> new ClarificationException.NotFound(id))
                .at(clock.instant());
    }

    /** The owner's clarifications, newest first. */
    public Page<Clarification> list(Owner owner, @Nullable UUID project, @Nullable UUID after, int limit) {
        return Page.of(store.list(owner, project, after, limit + 1), limit, Asked::id)
                .map(asked -> asked.at(clock.instant()));
    }

    /** Answers some of the questions, or all; until all are answered an answer may be changed. */
    @Transactional
    public Clarification answer(Owner owner, UUID id, Map<String, String> answers) {
        var asked = store.lock(owner, id).orElseThrow(() -> new ClarificationException.NotFound(id));
        if (asked.at(clock.instant()).isSettled()) {
            throw new ClarificationException.Settled();
        }
        answers.forEach((question, answer) -> requirePossible(asked, question, answer));
        var all = new HashMap<>(asked.answers());
        all.putAll(answers);
        store.answer(owner, id, all, now());
        return get(owner, id);
    }

    private static void requirePossible(Asked asked, String id, String answer) {
        var question = asked.questions().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ClarificationException.Invalid(
                        "answers", "names the question \"%s\", which was not asked".formatted(id)));
        if (!question.allows(answer)) {
            throw new ClarificationException.Invalid(
                    "answers",
                    "\"%s\" must be answered by one of: %s".formatted(id, String.join(", ", question.options())));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
