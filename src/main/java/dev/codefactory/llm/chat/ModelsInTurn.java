package dev.codefactory.llm.chat;

import dev.codefactory.llm.LlmOutcome;
import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.llm.LlmProgress;
import dev.codefactory.llm.answer.Transcript;
import dev.codefactory.llm.host.HostedModel;
import dev.codefactory.llm.http.CallFailure;
import dev.codefactory.llm.http.Deadlines;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call to the models of a provider, one after the other as long as the failure of one says nothing about the next. They share the time
 * of the call and its one listener, and whatever happens there is exactly one outcome.
 */
public final class ModelsInTurn {

    private static final Logger log = LoggerFactory.getLogger(ModelsInTurn.class);

    private final long start = System.nanoTime();
    private final Transcript transcript = new Transcript();
    private final Deadlines deadlines;
    private final LlmProgress progress;
    private volatile boolean heard;

    /** All that is done for the call. */
    @FunctionalInterface
    public interface Asking {
        LlmOutcome ask(ModelsInTurn turns) throws InterruptedException;
    }

    /** Asks one of the models within what is left of the call's time. */
    @FunctionalInterface
    public interface One {
        LlmOutcome ask(HostedModel model, Deadlines left, LlmProgress listener) throws InterruptedException;
    }

    private ModelsInTurn(Deadlines deadlines, LlmProgress progress) {
        this.deadlines = deadlines;
        this.progress = progress;
    }

    /** Does what is asked and tells each way it can end as an outcome. */
    public static LlmOutcome outcome(Deadlines deadlines, LlmProgress progress, Asking asking) {
        var turns = new ModelsInTurn(deadlines, progress);
        try {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException();
            }
            return asking.ask(turns);
        } catch (InterruptedException | ChatExchange.Interrupted _) {
            Thread.currentThread().interrupt();
            return new LlmOutcome.Cancelled(turns.transcript.toString());
        } catch (CallFailure failure) {
            return new LlmOutcome.Failed(failure.reason(), failure.detail(), turns.transcript.toString());
        } catch (RuntimeException e) {
            log.error("A call failed in a way nobody foresaw", e);
            return new LlmOutcome.Failed(
                    Reason.ENGINE_FAILURE,
                    "the gateway failed; the log of the service says why",
                    turns.transcript.toString());
        }
    }

    public Transcript transcript() {
        return transcript;
    }

    /** @param missing what the call fails with when there is no model to ask */
    public LlmOutcome ask(List<HostedModel> models, CallFailure missing, One one) throws InterruptedException {
        var last = missing;
        for (var model : models) {
            var left = left();
            if (left.isEmpty()) {
                break;
            }
            try {
                return one.ask(model, left.get(), listener());
            } catch (CallFailure failure) {
                if (!leavesOthers(failure)) {
                    throw failure;
                }
                transcript.note("%s: %s".formatted(model.name(), failure.detail()));
                last = failure;
            }
        }
        throw last;
    }

    /** Whether another model may do better on the same host: one that cannot be reached, or stalls, is the host's matter. */
    private static boolean leavesOthers(CallFailure failure) {
        return switch (failure.reason()) {
            case MODEL_MISSING, BUSY, MALFORMED, RUNAWAY, ENGINE_FAILURE -> true;
            case CONTEXT_OVERFLOW,
                    UNREACHABLE,
                    TIMEOUT_FIRST_BYTE,
                    TIMEOUT_IDLE,
                    TIMEOUT_TOTAL,
                    REJECTED,
                    NO_MODEL,
                    NOT_RECORDED -> false;
        };
    }

    private Optional<Deadlines> left() {
        return deadlines.after(Duration.ofNanos(System.nanoTime() - start));
    }

    /** Hears one model only: the words of the next would read as the continuation of those that were given up. */
    private LlmProgress listener() {
        return heard
                ? LlmProgress.NONE
                : delta -> {
                    heard = true;
                    progress.text(delta);
                };
    }
}
