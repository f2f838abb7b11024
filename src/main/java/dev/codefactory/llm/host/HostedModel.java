package dev.codefactory.llm.host;

import dev.codefactory.llm.registry.InstalledModel;
import dev.codefactory.llm.registry.ModelTraits.Traits;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A model as one host tells of it.
 *
 * @param name what it is called there
 * @param aliases what it may be called besides
 * @param digest the hash of its content, empty when it is not told
 * @param remote whether it runs on another computer than its host
 * @param contextLength the longest window it can take, in tokens
 * @param window the window it has, where that is not for the call to say, or null
 * @param details what else was told of it
 * @param traits what was found out about it
 */
public record HostedModel(
        String name,
        Set<String> aliases,
        String digest,
        boolean remote,
        int contextLength,
        @Nullable Integer window,
        Details details,
        Traits traits) {

    /** How long a model's window can be when its host does not say. */
    public static final int UNKNOWN_LENGTH = Integer.MAX_VALUE;

    /**
     * What decides nothing about a call.
     *
     * @param size of its files in bytes
     * @param capabilities what it can do, in the host's words
     */
    public record Details(
            @Nullable Long size,
            @Nullable String family,
            @Nullable String parameterSize,
            @Nullable String quantization,
            @Nullable List<String> capabilities) {

        public static final Details NONE = new Details(null, null, null, null, null);
    }

    public HostedModel {
        aliases = Set.copyOf(aliases);
    }

    /** A model of which only the name is known. */
    public static HostedModel unknown(String name, boolean remote) {
        return new HostedModel(name, Set.of(), "", remote, UNKNOWN_LENGTH, null, Details.NONE, Traits.NONE);
    }

    /** The same with what was found out about it: where it is known to lose sight of its prompt, its window ends. */
    public HostedModel with(Traits found) {
        var cap = found.windowCap();
        var length = cap == null ? contextLength : Math.min(cap, contextLength);
        return new HostedModel(name, aliases, digest, remote, length, window, details, found);
    }

    /** The same with what its host told of it elsewhere, where it was not known yet. */
    public HostedModel completed(@Nullable Integer length, @Nullable List<String> capabilities) {
        var completed = new Details(
                details.size(),
                details.family(),
                details.parameterSize(),
                details.quantization(),
                details.capabilities() == null ? capabilities : details.capabilities());
        var longest = contextLength == UNKNOWN_LENGTH && length != null ? length : contextLength;
        return new HostedModel(name, aliases, digest, remote, longest, window, completed, traits);
    }

    /** The longest window it can take, or null when its host does not say. */
    @Nullable
    Integer knownContextLength() {
        return contextLength == UNKNOWN_LENGTH ? null : contextLength;
    }

    /** Whether that name means it. */
    public boolean isCalled(String wanted) {
        return aliases.contains(wanted) || InstalledModel.isCalled(name, wanted);
    }

    /** Whether what the list says of it is all there is to say. */
    public boolean isFullyTold() {
        return contextLength != UNKNOWN_LENGTH && details.capabilities() != null;
    }
}
