package dev.codefactory.pipeline.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.pipeline.StepType;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class StepSamplingTests {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withUserConfiguration(Settings.class)
            .withPropertyValues(
                    "codefactory.pipeline.sampling.code_generation.temperature=0.1",
                    "codefactory.pipeline.sampling.code_generation.top-k=30",
                    "codefactory.pipeline.sampling.code-generation.repeat-penalty=1.05");

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(StepSampling.class)
    static class Settings {}

    @Test
    void holdsForItsStepAlone() {
        runner.run(context -> {
            var sampling = context.getBean(StepSampling.class);
            assertThat(sampling.with(StepType.CODE_GENERATION, Map.of()))
                    .isEqualTo(Map.of("temperature", 0.1, "top_k", 30.0, "repeat_penalty", 1.05));
            assertThat(sampling.with(StepType.NLP_ANALYSIS, Map.of())).isEmpty();
        });
    }

    @Test
    void givesWayToWhatAQuestionAsksFor() {
        runner.run(context -> assertThat(context.getBean(StepSampling.class)
                        .with(StepType.CODE_GENERATION, Map.of("temperature", 0.9, "seed", 7.0)))
                .isEqualTo(Map.of("temperature", 0.9, "seed", 7.0, "top_k", 30.0, "repeat_penalty", 1.05)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"temperature=2.1", "top-p=-0.1", "top-k=0", "repeat-penalty=much"})
    void refusesWhatNoModelTakes(String setting) {
        runner.withPropertyValues("codefactory.pipeline.sampling.nlp_analysis." + setting)
                .run(context -> assertThat(context).hasFailed());
    }
}
