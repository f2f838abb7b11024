package dev.codefactory.llm.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codefactory.llm.ModelRole;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class OpenAiPropertiesTests {

    @Test
    void haveDefaultsAndNoServer() {
        var properties = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("codefactory.llm.openai", OpenAiProperties.class);

        assertThat(properties.servers()).isEmpty();
        assertThat(properties.window()).isEqualTo(8_192);
        assertThat(properties.temperature()).isEqualTo(0.2);
        assertThat(properties.maxAnswer()).isEqualTo(DataSize.ofMegabytes(4));
        assertThat(properties.deadlines().total()).isEqualTo(Duration.ofMinutes(30));
        assertThat(properties.retry().attempts()).isEqualTo(3);
        assertThat(properties.modelsFor(ModelRole.CODE)).containsExactly("default");
    }

    @ParameterizedTest
    @CsvSource({
        "http://box:8080, http://box:8080",
        "http://box:8080/, http://box:8080",
        "http://box:8080/v1, http://box:8080",
        "http://box:8080/v1/, http://box:8080",
        "https://box/llm/v1, https://box/llm"
    })
    void takeAnAddressWithOrWithoutItsVersion(String url, String root) {
        var properties = OpenAiGateways.properties(Map.of("hosts.box.url", url, "hosts.box.labels", "gpu"));

        assertThat(properties.servers()).singleElement().satisfies(server -> {
            assertThat(server.address().id()).isEqualTo("box");
            assertThat(server.address().url()).isEqualTo(URI.create(root));
            assertThat(server.address().labels()).containsExactly("gpu");
        });
    }

    @Test
    void keepTheKeyToThemselves() {
        var properties =
                OpenAiGateways.properties(Map.of("hosts.box.url", "http://box:8080", "hosts.box.api-key", "sesame"));

        assertThat(properties.servers().getFirst().apiKey()).isEqualTo("sesame");
        assertThat(properties.toString()).doesNotContain("sesame");
        assertThat(properties.servers().toString()).doesNotContain("sesame");
    }

    @Test
    void haveTheModelsOfTheRoleThatIsFallenBackOn() {
        var properties = OpenAiGateways.properties(Map.of("models.qa", "a,b"));

        assertThat(properties.modelsFor(ModelRole.SECURITY)).isEqualTo(List.of("a", "b"));
        assertThat(properties.modelsFor(ModelRole.CODE)).isEqualTo(List.of("default"));
    }

    @ParameterizedTest
    @CsvSource({"ftp://box", "http://user:secret@box:8080", "box:8080"})
    void refuseWhatIsNoAddress(String url) {
        assertThatThrownBy(() -> OpenAiGateways.properties(Map.of("hosts.box.url", url)))
                .rootCause()
                .hasMessageContaining("codefactory.llm.openai.hosts.box.url must look like http://localhost:8080");
    }
}
