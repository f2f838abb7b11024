package dev.codefactory.llm.openai;

import dev.codefactory.llm.chat.SamplingOptions;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a request must say beyond LangChain4j's vocabulary.
 *
 * @param model the model asked
 * @param maxTokens how many tokens the answer may have
 * @param sampling further options, by the names Ollama and llama.cpp have for them
 */
record CompletionOptions(String model, int maxTokens, Map<String, Double> sampling) {

    private static final JsonMapper JSON = new JsonMapper();

    /** The body LangChain4j wrote, with the rest filled in. Servers ignore the options they do not know. */
    String complete(String body) {
        var request = (ObjectNode) JSON.readTree(body);
        request.remove("stop");
        SamplingOptions.write(sampling, request);
        var penalty = sampling.get("repeat_penalty");
        if (penalty != null) {
            // The name vLLM has for it.
            request.put("repetition_penalty", penalty);
        }
        return request.put("max_tokens", maxTokens).toString();
    }
}
