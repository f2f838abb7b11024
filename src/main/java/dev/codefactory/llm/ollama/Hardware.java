package dev.codefactory.llm.ollama;

import dev.codefactory.llm.ModelRole;
import java.util.List;

/** How much video memory there is, which decides the models and windows that are used where the settings name none. */
enum Hardware {
    /** It is not known: small models first, then what a larger or smaller machine may have instead. */
    ANY(List.of(8_192, 16_384, 32_768, 65_536)),
    /** About 8 GB. */
    SMALL(List.of(8_192, 16_384, 32_768)),
    /** About 24 GB. */
    MEDIUM(List.of(32_768, 65_536)),
    /** About 80 GB. */
    LARGE(List.of(65_536, 131_072));

    private final List<Integer> windows;

    Hardware(List<Integer> windows) {
        this.windows = windows;
    }

    /** In tokens, ascending. */
    List<Integer> windows() {
        return windows;
    }

    /** Most wanted first. */
    List<String> models(ModelRole role) {
        return switch (this) {
            case ANY -> List.of("qwen2.5-coder:7b", "qwen3-coder:30b", "qwen2.5-coder:14b", "qwen2.5-coder:3b");
            case SMALL -> List.of("qwen2.5-coder:7b", "qwen2.5-coder:3b");
            case MEDIUM ->
                writes(role)
                        ? List.of("qwen3-coder:30b", "devstral-small-2:24b", "qwen2.5-coder:14b", "qwen2.5-coder:7b")
                        : List.of("gpt-oss:20b", "qwen3-coder:30b", "qwen2.5-coder:14b", "qwen2.5-coder:7b");
            case LARGE ->
                writes(role)
                        ? List.of("qwen3-coder:30b", "devstral-small-2:24b", "qwen2.5-coder:14b")
                        : List.of("gpt-oss:120b", "gpt-oss:20b", "qwen3-coder:30b");
        };
    }

    /** Whether the role writes code, rather than reading it. */
    private static boolean writes(ModelRole role) {
        return switch (role) {
            case CODE, IMPROVEMENT, OPTIMISATION -> true;
            case NLP, QA, SECURITY -> false;
        };
    }
}
