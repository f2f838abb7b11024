package dev.codefactory.llm.chat;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** How a model chooses its words, as servers want it written. */
public final class SamplingOptions {

    /** These are refused as fractions. */
    private static final Set<String> WHOLE = Set.of("seed", "top_k", "num_keep", "repeat_last_n", "mirostat");

    private SamplingOptions() {}

    public static void write(Map<String, Double> sampling, ObjectNode target) {
        sampling.forEach((name, value) -> {
            if (WHOLE.contains(name)) {
                target.put(name, value.longValue());
            } else {
                target.put(name, value);
            }
        });
    }
}
