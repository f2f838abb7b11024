package dev.codefactory.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.llm.ModelRole;
import dev.codefactory.pipeline.CodeFactoryConfig.Models;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CodeFactoryConfigTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Fingerprints of stored requests are made of this text. */
    @Test
    void aRequestThatNamesNoSpecialistIsWrittenAsBeforeThereWereAny() {
        assertThat(JSON.writeValueAsString(new Models("a", null, null, null, null, null)))
                .isEqualTo("{\"nlp\":\"a\",\"code\":null,\"qa\":null,\"improvement\":null}");
    }

    @Test
    void aRequestThatSaysNothingOfCandidatesIsWrittenAsBeforeItCould() {
        assertThat(JSON.writeValueAsString(CodeFactoryConfig.DEFAULT)).doesNotContain("candidates");
    }

    @Test
    void whatWasWrittenBeforeIsStillRead() {
        var stored = JSON.readValue("{\"nlp\":null,\"code\":null,\"qa\":\"b\",\"improvement\":null}", Models.class);

        assertThat(stored).isEqualTo(new Models(null, null, "b", null, null, null));
    }

    @Test
    void specialistsAreTheModelsOfTheRoleTheyComeFromUnlessTheyAreNamed() {
        var named = new Models(null, null, "tester", "mender", "guard", "tuner");
        var unnamed = new Models(null, null, "tester", "mender", null, null);
        var onlyMender = new Models(null, null, null, "mender", null, null);

        assertThat(named.of(ModelRole.SECURITY)).contains("guard");
        assertThat(named.of(ModelRole.OPTIMISATION)).contains("tuner");
        assertThat(unnamed.of(ModelRole.SECURITY)).contains("tester");
        assertThat(unnamed.of(ModelRole.OPTIMISATION)).contains("mender");
        assertThat(onlyMender.of(ModelRole.SECURITY)).contains("mender");
        assertThat(new Models(null, "coder", null, null, null, null).of(ModelRole.SECURITY))
                .isEmpty();
    }
}
