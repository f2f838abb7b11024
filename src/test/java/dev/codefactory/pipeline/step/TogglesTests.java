package dev.codefactory.pipeline.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.FileTree;
import dev.codefactory.pipeline.Candidate;
import dev.codefactory.pipeline.CodeFactoryConfig;
import dev.codefactory.pipeline.CodeFactoryConfig.Project;
import dev.codefactory.pipeline.CodeFactoryConfig.Security;
import dev.codefactory.pipeline.CodeFactoryConfig.Testing;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.pipeline.Pipeline;
import dev.codefactory.pipeline.dialogue.Detail;
import dev.codefactory.pipeline.dialogue.PromptValues;
import dev.codefactory.quality.Demands;
import dev.codefactory.quality.QualityProperties;
import dev.codefactory.quality.QualityProperties.Loosest;
import dev.codefactory.quality.QualityProperties.Metrics;
import dev.codefactory.quality.QualityReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each switch of a request changes what a model is asked and what the files are held to. */
class TogglesTests {

    private static final CodeFactoryConfig DEFAULT = CodeFactoryConfig.DEFAULT;
    private static final Security NONE = new Security(false, false, false, false);
    private static final Testing NO_TESTS = new Testing(false, false, 0.8);

    @Test
    void aRequestThatSaysNothingWantsItsInputCheckedAndItsSqlWhole() throws InterruptedException {
        assertThat(demanded(DEFAULT)).isEqualTo(new Demands(false, false, true, true, false));
        assertThat(wishes(DEFAULT))
                .contains("Validate every input", "parameters only")
                .doesNotContain("in these steps");
    }

    @Test
    void eachSwitchReachesTheChecks() throws InterruptedException {
        assertThat(demanded(with(NONE, NO_TESTS))).isEqualTo(Demands.NONE);
        assertThat(demanded(with(new Security(true, false, false, false), NO_TESTS))
                        .authorisation())
                .isTrue();
        assertThat(demanded(with(new Security(false, true, false, false), NO_TESTS))
                        .rateLimiting())
                .isTrue();
        assertThat(demanded(with(new Security(false, false, true, false), NO_TESTS))
                        .inputValidation())
                .isTrue();
        assertThat(demanded(with(new Security(false, false, false, true), NO_TESTS))
                        .sqlInjectionProtection())
                .isTrue();
        assertThat(demanded(with(NONE, new Testing(false, true, 0.8))).integrationTests())
                .isTrue();
    }

    @Test
    void whoSpeaksOfCallersOrOfAFrameworkIsBuiltASecureProcess() {
        var framework = new CodeFactoryConfig(
                new Project(null, DEFAULT.project().language(), "Flask", null, null),
                DEFAULT.models(),
                NONE,
                NO_TESTS,
                null);

        assertThat(wishes(with(new Security(true, false, false, false), NO_TESTS)))
                .contains("in these steps", "7. ");
        assertThat(wishes(with(new Security(false, true, false, false), NO_TESTS)))
                .contains("in these steps");
        assertThat(wishes(framework)).contains("in these steps");
        assertThat(wishes(with(NONE, NO_TESTS))).doesNotContain("in these steps");
    }

    @Test
    void onlyTheTestsThatAreWantedAreAskedFor() {
        assertThat(wishes(with(NONE, NO_TESTS))).contains("Do not write tests.");
        assertThat(wishes(with(NONE, new Testing(false, true, 0.8))))
                .contains("integration tests", "no other tests")
                .doesNotContain("unit tests");
        assertThat(wishes(with(NONE, new Testing(true, true, 0.9))))
                .contains("unit tests that covers at least 90 %", "integration tests");
    }

    private static CodeFactoryConfig with(Security security, Testing testing) {
        return new CodeFactoryConfig(DEFAULT.project(), DEFAULT.models(), security, testing, null);
    }

    private static String wishes(CodeFactoryConfig config) {
        return PromptValues.of(request(config), Detail.WHOLE).getOrDefault("wishes", "");
    }

    private static Demands demanded(CodeFactoryConfig config) throws InterruptedException {
        var asked = new ArrayList<Demands>();
        var judgement = new Judgement(
                request -> {
                    asked.add(request.demands());
                    return new QualityReport(List.of(), List.of(), null);
                },
                _ -> Set.of(),
                new QualityProperties(
                        Duration.ofMinutes(5), 0.8, 0, new Metrics(10), new Loosest(null, null, null, null)));
        judgement.of(new Candidate(0, FileTree.of(CodeFile.of("a.py", "a = 1\n")), List.of(), null), request(config));
        return asked.getFirst();
    }

    private static GenerationRequest request(CodeFactoryConfig config) {
        return new GenerationRequest(Pipeline.STANDARD, "x", config, FileTree.EMPTY, null, null, null);
    }
}
