package dev.codefactory.llm.registry;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One model: the same content under whatever names, on all hosts that have it.
 *
 * @param digest the hash of its content, or null when no host tells
 * @param names with their tags, such as {@code qwen2.5-coder:7b}
 * @param size of its files in bytes
 * @param contextLength the longest window it can take, in tokens
 * @param family its architecture, such as {@code qwen2}
 * @param parameterSize such as {@code 7.6B}
 * @param quantization such as {@code Q4_K_M}
 * @param capabilities such as {@code completion} and {@code thinking}, or null when no host tells
 * @param remote whether it runs on another computer than its host
 * @param placements where it is installed
 */
public record InstalledModel(
        @Nullable String digest,
        List<String> names,
        @Nullable Long size,
        @Nullable Integer contextLength,
        @Nullable String family,
        @Nullable String parameterSize,
        @Nullable String quantization,
        @Nullable List<String> capabilities,
        boolean remote,
        List<Placement> placements) {

    /**
     * The model under one name on one host.
     *
     * @param host the host's id
     * @param name what it is called there
     * @param loaded whether it is in memory now, or null when the host does not tell
     * @param window the context window it is loaded with, in tokens
     * @param videoMemory bytes of it that lie in video memory
     * @param until when it is to be unloaded
     * @param circuit whether calls to it are let through
     */
    public record Placement(
            String host,
            String name,
            @Nullable Boolean loaded,
            @Nullable Integer window,
            @Nullable Long videoMemory,
            @Nullable Instant until,
            Circuit circuit) {}

    public InstalledModel {
        names = List.copyOf(names);
        capabilities = capabilities == null ? null : List.copyOf(capabilities);
        placements = List.copyOf(placements);
    }

    /** Whether it has that name; without a tag it means the latest. */
    public boolean isCalled(String name) {
        return names.stream().anyMatch(own -> isCalled(own, name));
    }

    /** Whether a model's own name is meant by a name that may lack the tag for its latest version. */
    public static boolean isCalled(String own, String name) {
        var full = name.lastIndexOf(':') > name.lastIndexOf('/') ? name : name + ":latest";
        return name.equalsIgnoreCase(own) || full.equalsIgnoreCase(own);
    }

    /** Whether the host has it. */
    public boolean isOn(String host) {
        return placements.stream().anyMatch(placement -> placement.host().equals(host));
    }

    /** Whether it is known to be able to do this. */
    public boolean can(String capability) {
        return capabilities != null && capabilities.contains(capability);
    }
}
