package dev.codefactory.llm;

/** The one door to language models. Callers name a role; which model on which host answers is decided behind it. */
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
}
