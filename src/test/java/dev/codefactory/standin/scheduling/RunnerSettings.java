package dev.codefactory.standin.scheduling;

import dev.codefactory.standin.model.ChatRequest;
import dev.codefactory.standin.model.ContextWindow;
import dev.codefactory.standin.model.Knobs;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What a runner was started with. A request that differs in any of it makes Ollama reload the model.
 *
 * @param contextLength the effective num_ctx
 * @param others further load-time options
 */
record RunnerSettings(int contextLength, boolean shift, Map<String, JsonNode> others) {

    private static final Set<String> LOAD_OPTIONS =
            Set.of("num_batch", "num_gpu", "num_thread", "use_mmap", "main_gpu");

    static RunnerSettings of(ChatRequest request, Knobs knobs) {
        Map<String, JsonNode> others = request.json().path("options").properties().stream()
                .filter(option -> LOAD_OPTIONS.contains(option.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new RunnerSettings(ContextWindow.of(request, knobs).size(), request.shifts(), others);
    }
}
