package dev.codefactory.llm.provider;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who answers.
 *
 * @param provider auto: the first that answers and has a model for each role, Ollama or else a server of codefactory.llm.openai, until then
 *     the practice model; ollama, openai or practice: always that one
 * @param recheck how often auto looks for a model server while the practice model answers
 */
@ConfigurationProperties("codefactory.llm")
record ProviderProperties(
        @DefaultValue("auto") Choice provider,
        @DefaultValue("5s") Duration recheck) {

    enum Choice {
        AUTO,
        OLLAMA,
        OPENAI,
        PRACTICE
    }
}
