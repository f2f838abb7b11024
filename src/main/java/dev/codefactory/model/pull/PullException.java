package dev.codefactory.model.pull;

import java.util.List;

/** Why a model is not pulled, or a pull not found. */
public sealed class PullException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private PullException(String message) {
        super(message);
    }

    /** The operator named no such host. */
    public static final class UnknownHost extends PullException {
        private static final long serialVersionUID = 1L;

        UnknownHost(List<String> known) {
            super("There is no host of this id; there are " + String.join(", ", known) + ".");
        }
    }

    /** The model would run on somebody else's computer, and the operator does not allow that. */
    public static final class Remote extends PullException {
        private static final long serialVersionUID = 1L;

        Remote() {
            super(
                    "names a model that runs on somebody else's computer; codefactory.llm.ollama.allow-remote-models forbids it");
        }
    }

    /** The server that would have it is no Ollama. */
    public static final class SelfServed extends PullException {
        private static final long serialVersionUID = 1L;

        SelfServed() {
            super(
                    "Only Ollama fetches models when it is told to. A server that speaks OpenAI's API is started with its model,"
                            + " or has it loaded in its own window; docs/guides/openai-compatible.md says how.");
        }
    }

    /** There is no such pull. */
    public static final class NotFound extends PullException {
        private static final long serialVersionUID = 1L;

        NotFound() {
            super("There is no pull of this id.");
        }
    }
}
