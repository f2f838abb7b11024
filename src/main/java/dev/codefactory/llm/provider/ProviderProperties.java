package dev.codefactory.llm.provider;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who answers.
 *
 * @param provider auto: Ollama as soon as it answers and has a model for each role, until then the practice model; ollama or practice:
 *     always that one
 * @param recheck how often auto looks for Ollama while the practice model answers
 */
@ConfigurationProperties("codefactory.llm")
record ProviderProperties(
        @DefaultValue("auto") Choice provider,
        @DefaultValue("5s") Duration recheck) {

    enum Choice {
        AUTO,
        OLLAMA,
        PRACTICE
    }
}
