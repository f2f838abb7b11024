package dev.codefactory.llm.ollama;

import dev.codefactory.llm.chat.SamplingOptions;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a request must say beyond LangChain4j's vocabulary. Nothing is left to the server's defaults that decides how much of the
 * prompt it reads.
 *
 * @param model the model asked
 * @param window {@code num_ctx}
 * @param maxTokens {@code num_predict}
 * @param sampling further options, by Ollama's names
 * @param think whether to think aloud
 * @param keepAlive how long the model stays loaded
 */
record ChatOptions(
        String model,
        int window,
        int maxTokens,
        Map<String, Double> sampling,
        OllamaProperties.Think think,
        String keepAlive) {

    private static final JsonMapper JSON = new JsonMapper();

    /** The body LangChain4j wrote, with the rest filled in. */
    String complete(String body) {
        var request = (ObjectNode) JSON.readTree(body);
        request.put("truncate", false).put("shift", false);
        if (think.wire() != null) {
            request.putPOJO("think", think.wire());
        }
        if (keepAlive.matches("-?\\d+")) {
            request.put("keep_alive", Long.parseLong(keepAlive));
        } else {
            request.put("keep_alive", keepAlive);
        }
        complete(request.withObject("options"));
        return request.toString();
    }

    private void complete(ObjectNode options) {
        // An empty list would override the stop words the model comes with.
        options.remove("stop");
        SamplingOptions.write(sampling, options);
        options.put("num_ctx", window).put("num_predict", maxTokens);
    }
}
