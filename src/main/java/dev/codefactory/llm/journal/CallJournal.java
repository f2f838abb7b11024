package dev.codefactory.llm.journal;

import dev.codefactory.llm.LlmCall;
import dev.codefactory.llm.LlmCall.Asker;
import dev.codefactory.llm.LlmOutcome;
import dev.codefactory.llm.journal.JournalledCall.Answer;
import dev.codefactory.llm.journal.JournalledCall.Asked;
import dev.codefactory.llm.journal.JournalledCall.Place;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Keeps every call that is made for an execution, whatever comes of it. It is the memory of what happened and no part of it: a call that
 * cannot be written down is answered all the same.
 *
 * <p>An attempt at a step that is lost, as when its node dies, asked for nothing: whoever does as the execution did goes by the attempts
 * that left an outcome. So an attempt says when it begins, which gives up what is still open, and its outcome keeps what it asked.
 */
@Service
public class CallJournal {

    private static final Logger log = LoggerFactory.getLogger(CallJournal.class);

    private final CallRepository calls;
    private final Clock clock;
    private final Counter failures;

    CallJournal(CallRepository calls, Clock clock, MeterRegistry registry) {
        this.calls = calls;
        this.clock = clock;
        this.failures = Counter.builder("codefactory.llm.journal.failures")
                .description("How many calls of models could not be written down.")
                .register(registry);
    }

    /** A call that has begun. */
    public record Begun(LlmCall call, Asker asker, String model, String settings, ContentKey key, Instant at) {

        /** Where in the pipeline it is made. */
        public Place place() {
            return Place.of(call.subject(), asker);
        }
    }

    /**
     * How often a step has asked before.
     *
     * @param same the same
     * @param all anything
     */
    public record Count(int same, int all) {}

    /** Notes when a call begins; there is nothing to write yet. */
    public Begun begin(LlmCall call, Asker asker, String model, String settings) {
        return new Begun(call, asker, model, settings, ContentKey.of(call), clock.instant());
    }

    /** Whether an answer was looked for among those that were given before. */
    public enum Lookup {
        NONE,
        HIT,
        MISS
    }

    /** Writes down what came of it, in a transaction of its own. Never throws for want of a database. */
    public void end(Begun begun, Lookup lookup, LlmOutcome outcome) {
        // An interrupted thread gets no connection from the pool.
        var interrupted = Thread.interrupted();
        try {
            calls.add(begun.asker(), lookup, entry(begun, outcome));
        } catch (RuntimeException e) {
            failures.increment();
            log.warn(
                    "a call of {} could not be written down: {}",
                    begun.call().subject().step(),
                    e.getMessage());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** How often the step of a call that has begun has asked before, lost attempts left out. */
    public Count asked(Begun begun) {
        return calls.count(begun.asker().step(), begun.key());
    }

    /** How often the step has asked before, lost attempts left out. */
    public int asked(UUID step) {
        return calls.count(step);
    }

    /** An attempt at the step begins: what an earlier one asked and left open is lost. */
    public void begin(UUID step) {
        calls.settle(step, false);
    }

    /** The attempt at the step leaves an outcome, and with it what it asked. */
    public void keep(UUID step) {
        calls.settle(step, true);
    }

    /** What was asked for the execution by attempts that left an outcome, in order. */
    public List<JournalledCall> of(UUID owner, UUID execution) {
        return calls.kept(owner, execution);
    }

    /** What models did for the steps of the executions; a step that none answered is not there. */
    public List<Spent> spent(Collection<UUID> executions) {
        return calls.spent(executions);
    }

    private JournalledCall entry(Begun begun, LlmOutcome outcome) {
        var source = switch (outcome) {
            case LlmOutcome.Completed(var reply) -> reply.source();
            case LlmOutcome.Truncated(var reply) -> reply.source();
            case LlmOutcome.Failed _, LlmOutcome.Cancelled _ -> null;
        };
        return new JournalledCall(
                begun.asker().step(),
                begun.place(),
                0,
                begun.key(),
                begun.settings(),
                new Asked(begun.call().role().id(), begun.model(), source),
                Answer.of(outcome, begun.at(), clock.instant()));
    }
}
