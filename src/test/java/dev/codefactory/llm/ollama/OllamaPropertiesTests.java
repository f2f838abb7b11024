package dev.codefactory.llm.ollama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codefactory.llm.ModelRole;
import dev.codefactory.llm.host.HostAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ByteArrayResource;

class OllamaPropertiesTests {

    @Test
    void areCompleteByDefault() {
        var properties = new Binder(new MapConfigurationPropertySource())
                .bindOrCreate("codefactory.llm.ollama", OllamaProperties.class);

        assertThat(properties.url()).isEqualTo(URI.create("http://localhost:11434"));
        assertThat(properties.models()).containsOnlyKeys(ModelRole.values());
        assertThat(properties.modelsFor(ModelRole.CODE)).startsWith("qwen2.5-coder:7b");
        assertThat(properties.thinkFor(ModelRole.CODE)).isEqualTo(OllamaProperties.Think.OFF);
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

    @Test
    void letSpecialistsFollowTheRoleTheyComeFrom() {
        var properties = properties(
                "http://gpu-box:11434",
                Map.of("models.qa", "gpt-oss:20b", "models.optimisation", "tuner:7b", "think.qa", "low"));

        assertThat(properties.modelsFor(ModelRole.SECURITY)).containsExactly("gpt-oss:20b");
        assertThat(properties.thinkFor(ModelRole.SECURITY)).isEqualTo(OllamaProperties.Think.LOW);
        assertThat(properties.modelsFor(ModelRole.OPTIMISATION)).containsExactly("tuner:7b");
        assertThat(properties.modelsFor(ModelRole.IMPROVEMENT)).startsWith("qwen2.5-coder:7b");
    }

    @Test
    void chooseModelsAndWindowsThatTheHardwareCanBear() {
        var medium = properties("http://gpu-box:11434", Map.of("hardware", "medium"));

        assertThat(medium.modelsFor(ModelRole.CODE)).startsWith("qwen3-coder:30b");
        assertThat(medium.modelsFor(ModelRole.OPTIMISATION)).isEqualTo(medium.modelsFor(ModelRole.IMPROVEMENT));
        assertThat(medium.modelsFor(ModelRole.SECURITY)).startsWith("gpt-oss:20b");
        assertThat(medium.windows()).containsExactly(32_768, 65_536);
    }

    @Test
    void takeWhatIsSaidInsteadOfWhatTheHardwareCanBear() {
        var properties = properties(
                "http://gpu-box:11434", Map.of("hardware", "large", "models.code", "tiny:1b", "windows", "16384,4096"));

        assertThat(properties.modelsFor(ModelRole.CODE)).containsExactly("tiny:1b");
        assertThat(properties.modelsFor(ModelRole.NLP)).startsWith("gpt-oss:120b");
        assertThat(properties.windows()).containsExactly(4096, 16_384);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "http://user:secret@host:11434", "localhost:11434", "ftp://host"})
    void refuseAnAddressThatIsNotAServer(String url) {
        assertThatThrownBy(() -> properties(url, Map.of())).rootCause().hasMessageContaining("ollama.url");
    }

    @Test
    void nameTheOneServerByItsAddress() {
        var properties = properties("http://gpu-box:11434", Map.of("slots", "3"));

        assertThat(properties.hostsInUse())
                .containsExactly(new HostAddress("gpu-box:11434", URI.create("http://gpu-box:11434"), 3, List.of()));
    }

    @Test
    void takeSeveralServersInsteadOfTheOne() {
        var properties = properties(
                "http://unused:11434",
                Map.of(
                        "hosts.attic.url",
                        "http://attic:11434",
                        "hosts[big.box].url",
                        "http://big:11434",
                        "hosts[big.box].slots",
                        "2"));

        assertThat(properties.hostsInUse())
                .containsOnly(
                        new HostAddress("attic", URI.create("http://attic:11434"), 1, List.of()),
                        new HostAddress("big.box", URI.create("http://big:11434"), 2, List.of()));
    }

    @Test
    void takeTheExampleOfTheGuide() throws IOException {
        var guide = Files.readString(Path.of("docs/guides/several-hosts.md"));
        var example = guide.substring(guide.indexOf("```yaml\n") + 8, guide.indexOf("```\n\nOr use"));
        var source = new YamlPropertySourceLoader()
                .load("guide", new ByteArrayResource(example.getBytes(StandardCharsets.UTF_8)))
                .getFirst();
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(source);

        var properties = Binder.get(environment).bindOrCreate("codefactory.llm.ollama", OllamaProperties.class);

        assertThat(properties.hostsInUse())
                .containsOnly(
                        new HostAddress("gpu-1", URI.create("http://gpu-1:11434"), 2, List.of()),
                        new HostAddress("gpu-2", URI.create("http://gpu-2:11434"), 1, List.of()),
                        new HostAddress("mini.lan", URI.create("http://mini.lan:11434"), 1, List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Attic", "-attic", "attic/2", "attic:11434"})
    void refuseAnIdThatIsNoName(String id) {
        assertThatThrownBy(() -> properties("http://a:1", Map.of("hosts[" + id + "].url", "http://attic:11434")))
                .rootCause()
                .hasMessageContaining(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "http://user:secret@host:11434", "localhost:11434"})
    void refuseOneOfSeveralThatIsNotAServer(String url) {
        assertThatThrownBy(() -> properties("http://a:1", Map.of("hosts.attic.url", url)))
                .rootCause()
                .hasMessageContaining("ollama.hosts.attic.url");
    }

    @Test
    void refuseOneOfSeveralWithoutAnAddress() {
        assertThatThrownBy(() -> properties("http://a:1", Map.of("hosts.attic.slots", "2")))
                .rootCause()
                .hasMessageContaining("ollama.hosts.attic.url");
    }

    private static OllamaProperties properties(String url, Map<String, String> changes) {
        return OllamaGateways.properties(URI.create(url), changes);
    }
}
