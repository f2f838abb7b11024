package dev.codefactory.llm;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one door to language models. Callers name a role, and a host if they like; which model answers is decided behind it. */
public interface LlmGateway {

    /**
     * Asks one question and waits for its single outcome. Holds no database connection and runs on the caller's thread until then.
     * Interrupting the caller cancels the call: the server sees the disconnect at once and {@link LlmOutcome.Cancelled} is returned,
     * with the interrupt flag set again.
     *
     * @param progress told of text as it arrives, in order, on any thread; must not block
     * @return exactly one terminal outcome; expected failures are values, never exceptions
     */
    LlmOutcome ask(LlmCall call, LlmProgress progress);

    /** What would answer now: the provider, and the models by role. */
    LlmStatus status();

    /**
     * The hosts that calls can be sent to, as they are now; asks them. One that does not answer keeps the models it last had. Before it
     * ever answered it counts as having every configured model, so that work is tried there and fails where it can be seen.
     */
    List<LlmHost> hosts();

    /**
     * The name of the model that would answer such a call, as far as is known now; asks nobody. The first wanted one when none of them is
     * known to be installed.
     *
     * @param wanted the model to use instead of the role's, or null
     */
    String modelFor(ModelRole role, @Nullable String wanted);

    /**
     * The names of models that are known to be installed and may be used; asks nobody.
     *
     * @param wanted which to look for, in this order; those of the role's list when empty
     */
    default List<String> installed(ModelRole role, List<String> wanted) {
        return wanted.isEmpty() ? List.of(modelFor(role, null)) : List.of();
    }

    /** What the operator's configuration adds to a call that can change its answer, as one text; asks nobody. */
    default String settings(LlmCall call) {
        return "";
    }

    /**
     * The content hash of the model that would answer such a call, as far as is known now; asks nobody.
     *
     * @param wanted the model to use instead of the role's, or null
     */
    default Optional<String> digestFor(ModelRole role, @Nullable String wanted) {
        return Optional.empty();
    }

    /**
     * The model that was asked next when what this execution replays was recorded; empty for one that asks models itself.
     *
     * @param asker who is about to ask, or null when no execution does
     */
    default Optional<String> recordedModel(ModelRole role, LlmCall.Subject subject, LlmCall.@Nullable Asker asker) {
        return Optional.empty();
    }
}
