package dev.codefactory.llm.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.llm.registry.HostState;
import dev.codefactory.llm.registry.InstalledModel;
import dev.codefactory.llm.registry.Inventory;
import dev.codefactory.standin.openai.Flavour;
import dev.codefactory.standin.openai.OpenAiStandIn;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpenAiRegistryTests {

    static final String MODEL = "qwen2.5-coder-7b";

    final OpenAiStandIn llama = OpenAiStandIn.start(Flavour.LLAMA_CPP);
    final OpenAiStandIn vllm = OpenAiStandIn.start(Flavour.VLLM);
    final OpenAiStandIn studio = OpenAiStandIn.start(Flavour.LM_STUDIO);
    final OpenAiGateway gateway = new OpenAiGateway(
            OpenAiGateways.properties(Map.of(
                    "hosts.attic.url",
                    llama.url().toString(),
                    "hosts.attic.labels",
                    "gpu,office",
                    "hosts.cellar.url",
                    vllm.url().toString(),
                    "hosts.cellar.slots",
                    "8",
                    "hosts.desk.url",
                    studio.url().toString(),
                    "hosts.garage.url",
                    "http://127.0.0.1:1")),
            Clock.systemUTC());
    final OpenAiRegistry registry = new OpenAiRegistry(gateway, Clock.systemUTC());

    @AfterEach
    void stop() {
        gateway.close();
        llama.close();
        vllm.close();
        studio.close();
    }

    @Test
    void tellsOfEachHostWhatItTells() {
        var hosts = registry.inventory().hosts();

        assertThat(hosts).extracting(HostState::id).containsExactly("attic", "cellar", "desk", "garage");
        assertThat(hosts.get(0).labels()).containsExactly("gpu", "office");
        assertThat(hosts.get(0).version()).isEqualTo("b6912-a2b1c3d4");
        assertThat(hosts.get(1).version()).isEqualTo("0.15.1");
        assertThat(hosts.get(1).slots()).isEqualTo(8);
        assertThat(hosts.get(2).version()).isNull();
        assertThat(hosts.get(2).answers()).isTrue();
        var silence = hosts.get(3).silence();
        assertThat(silence).isNotNull();
        assertThat(silence.reason()).isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void tellsOfEachModelWhatIsToldAndInventsNothing() {
        llama.model(MODEL).knobs(knobs -> knobs.numCtx(16_384).trainCtx(32_768));

        var model = registry.inventory().models().getFirst();

        assertThat(model.digest()).isNull();
        assertThat(model.names()).containsExactly(MODEL);
        assertThat(model.contextLength()).isEqualTo(32_768);
        assertThat(model.size()).isEqualTo(4_677_120_000L);
        assertThat(model.parameterSize()).isEqualTo("7.6B");
        assertThat(model.quantization()).isNull();
        assertThat(model.capabilities()).isNull();
        assertThat(model.placements()).singleElement().satisfies(place -> {
            assertThat(place.host()).isEqualTo("attic");
            assertThat(place.loaded()).isTrue();
            assertThat(place.window()).isEqualTo(16_384);
            assertThat(place.videoMemory()).isNull();
            assertThat(place.until()).isNull();
        });
    }

    @Test
    void aModelOfTheSameNameOnTwoHostsIsOneAsFarAsAnybodyKnows() {
        llama.model(MODEL);
        vllm.model(MODEL).knobs(knobs -> knobs.numCtx(65_536));

        var models = registry.inventory().models();

        assertThat(models).singleElement().satisfies(model -> {
            assertThat(model.isCalled(MODEL)).isTrue();
            assertThat(model.placements())
                    .extracting(InstalledModel.Placement::host)
                    .containsExactly("attic", "cellar");
        });
    }

    @Test
    void whatIsOnlyOnTheDiskIsNotLoaded() {
        studio.model(MODEL);
        studio.model("spare");
        studio.model("nomic-embed-text");
        studio.unload("spare");

        Inventory inventory = registry.inventory();

        assertThat(inventory.models())
                .extracting(
                        model -> model.names().getFirst(),
                        model -> model.placements().getFirst().loaded())
                .containsExactlyInAnyOrder(tuple(MODEL, true), tuple("spare", false));
        assertThat(inventory.models().getFirst().quantization()).isEqualTo("Q4_K_M");
        assertThat(inventory.models().getFirst().family()).isEqualTo("qwen2");
    }
}
