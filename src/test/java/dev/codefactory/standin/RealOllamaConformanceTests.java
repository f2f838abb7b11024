package dev.codefactory.standin;

import java.net.URI;
import java.util.Objects;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Run with {@code OLLAMA_URL=http://localhost:11434 OLLAMA_MODEL=qwen2.5-coder:0.5b}. */
@EnabledIfEnvironmentVariable(named = "OLLAMA_URL", matches = "http.+")
@EnabledIfEnvironmentVariable(named = "OLLAMA_MODEL", matches = ".+")
class RealOllamaConformanceTests extends OllamaConformanceTests {

    @Override
    URI server() {
        return URI.create(Objects.requireNonNull(System.getenv("OLLAMA_URL")));
    }

    @Override
    String model() {
        return Objects.requireNonNull(System.getenv("OLLAMA_MODEL"));
    }
}
