package dev.codefactory.llm.registry;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Has hosts fetch models from where those are published. */
public interface ModelPuller {

    /**
     * Finds out where a model would be fetched to.
     *
     * @param host the id of a host, or null for the first that answers
     */
    Target target(String model, @Nullable String host);

    /** Has a host fetch a model and waits for the end of it; an interrupt breaks it off. Afterwards the model is known to be there. */
    End pull(String host, String model, Patience patience, Consumer<Progress> progress) throws InterruptedException;

    /** Where a model would be fetched to. */
    sealed interface Target {

        /**
         * @param host the id of the host
         * @param model the full name of the model
         */
        record At(String host, String model) implements Target {}

        /** No host has the id; these are there. */
        record UnknownHost(List<String> known) implements Target {}

        /** The host loads the models it was started with, and fetches none. */
        record SelfServed() implements Target {}

        /** The model runs on somebody else's computer, which the operator does not allow. */
        record Refused() implements Target {}
    }

    /**
     * How long to wait.
     *
     * @param total for the end
     * @param idle for a word of the host
     */
    record Patience(Duration total, Duration idle) {}

    /**
     * How far a host is.
     *
     * @param phase what it is at, in its own words
     * @param done bytes that are there
     * @param total bytes of all it has told of; grows while it tells of more
     */
    record Progress(String phase, long done, long total) {

        /** Before it has said anything. */
        public static final Progress NONE = new Progress("", 0, 0);
    }

    /** What came of it. */
    sealed interface End {

        /** The model is there. */
        record Succeeded() implements End {}

        /** @param detail why it is not; may name the host's address */
        record Failed(String detail) implements End {}
    }
}
