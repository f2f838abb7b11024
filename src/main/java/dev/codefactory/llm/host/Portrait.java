package dev.codefactory.llm.host;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one host said.
 *
 * @param residents the models in memory, or null when it does not tell
 * @param version of the server, or null when it does not tell
 */
public record Portrait(
        ModelHost host,
        Listing listing,
        @Nullable List<Resident> residents,
        @Nullable String version) {

    /**
     * A model in memory.
     *
     * @param window the context window it has
     * @param videoMemory bytes of it that lie in video memory
     * @param until when it is to be unloaded
     */
    public record Resident(
            String name,
            @Nullable Integer window,
            @Nullable Long videoMemory,
            @Nullable Instant until) {}

    Optional<Resident> resident(String name) {
        return residents == null
                ? Optional.empty()
                : residents.stream().filter(one -> one.name().equals(name)).findFirst();
    }
}
