package dev.codefactory.llm.ollama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codefactory.llm.ModelRole;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class OllamaPropertiesTests {

    @Test
    void areCompleteByDefault() {
        var properties = new Binder(new MapConfigurationPropertySource())
                .bindOrCreate("codefactory.llm.ollama", OllamaProperties.class);

        assertThat(properties.url()).isEqualTo(URI.create("http://localhost:11434"));
        assertThat(properties.models()).containsOnlyKeys(ModelRole.values());
        assertThat(properties.modelsFor(ModelRole.CODE)).startsWith("qwen2.5-coder:7b");
        assertThat(properties.thinkFor(ModelRole.CODE)).isEqualTo(Think.OFF);
        assertThat(properties.windows()).containsExactly(8192, 16_384, 32_768, 65_536);
        assertThat(properties.deadlines().firstByte()).isEqualTo(Duration.ofMinutes(10));
        assertThat(properties.slots()).isOne();
        assertThat(properties.allowRemoteModels()).isFalse();
    }

    @Test
    void takeModelsAndThinkingByRole() {
        var properties = properties(
                "http://gpu-box:11434", Map.of("models.qa", "gpt-oss:20b,qwen2.5-coder:7b", "think.qa", "low"));

        assertThat(properties.modelsFor(ModelRole.QA)).containsExactly("gpt-oss:20b", "qwen2.5-coder:7b");
        assertThat(properties.thinkFor(ModelRole.QA).wire()).isEqualTo("low");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "http://user:secret@host:11434", "localhost:11434", "ftp://host"})
    void refuseAnAddressThatIsNotAServer(String url) {
        assertThatThrownBy(() -> properties(url, Map.of())).rootCause().hasMessageContaining("ollama.url");
    }

    private static OllamaProperties properties(String url, Map<String, String> changes) {
        return OllamaGateways.properties(URI.create(url), changes);
    }
}
