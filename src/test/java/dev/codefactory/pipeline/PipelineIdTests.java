package dev.codefactory.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.CodeLanguage;
import dev.codefactory.llm.ModelRole;
import dev.codefactory.pipeline.CodeFactoryConfig.Escalation;
import dev.codefactory.pipeline.CodeFactoryConfig.Models;
import dev.codefactory.pipeline.PipelineStep.Limits;
import dev.codefactory.pipeline.PipelineStep.Mapping;
import dev.codefactory.pipeline.PipelineStep.Wording;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The ids that clients have noted. What a test expects here changes only when ids are meant to. */
class PipelineIdTests {

    private static final CodeFactoryConfig USUAL = CodeFactoryConfig.DEFAULT;

    @Test
    void whatARequestDoesNotSayIsNotInItsId() {
        assertThat(PipelineId.canonical(Pipeline.STANDARD, USUAL)).isEqualTo("""
                {"config":{},"parameters":{},"steps":[{"type":"nlp_analysis"},{"type":"code_generation"},{"type":"code_analysis"},\
                {"type":"code_improvement"},{"type":"code_validation"}],"template":"function","version":1}""");
        assertThat(PipelineId.of(Pipeline.STANDARD, USUAL)).hasToString("338c53bd-c342-36ab-b087-63ba93a6471c");
    }

    @Test
    void whatItSaysIs() {
        var said = new CodeFactoryConfig(
                USUAL.writtenIn(CodeLanguage.GO).project(),
                new Models(null, "large:30b", null, null, null, null),
                USUAL.security(),
                USUAL.testing(),
                new CodeFactoryConfig.Repair(3),
                null,
                Map.of("python", List.of("ours")),
                new Escalation(null, null, 1_000),
                false,
                2);

        assertThat(PipelineId.canonical(everything(), said)).isEqualTo("""
                {"config":{"allowedPackages":{"python":["ours"]},"cache":false,"candidates":2,"escalation":{"maxTokens":1000},\
                "models":{"code":"large:30b"},"project":{"language":"go"},"repair":{"maxRounds":3}},"parameters":{"times":[],"whom":null},\
                "steps":[{"id":"ask","limits":{"optional":true,"timeout":"PT1M30S"},"mapping":{"input":{"b":"1","a":"2"}},\
                "steps":[{"enabled":false,"type":"transform"}],"type":"prompt","wording":{"format":{"enum":[],"b":null},"role":"qa"}}],\
                "template":"own","version":2}""");
        assertThat(PipelineId.of(everything(), said)).hasToString("92c0ff9e-2e8c-386c-8e11-61d2cb567d5c");
    }

    @Test
    void aWishForNothingSpecialIsNone() {
        var free = new CodeFactoryConfig(
                USUAL.project(),
                USUAL.models(),
                USUAL.security(),
                USUAL.testing(),
                null,
                null,
                Map.of(),
                Escalation.FREE,
                null,
                null);

        assertThat(PipelineId.of(Pipeline.STANDARD, free)).isEqualTo(PipelineId.of(Pipeline.STANDARD, USUAL));
    }

    private static Pipeline everything() {
        var parameters = new LinkedHashMap<String, Object>();
        parameters.put("whom", null);
        parameters.put("times", List.of());
        var input = new LinkedHashMap<String, String>();
        input.put("b", "1");
        input.put("a", "2");
        var format = new LinkedHashMap<String, Object>();
        format.put("enum", List.of());
        format.put("b", null);
        var off = new PipelineStep(
                "transform", StepType.TRANSFORM, false, Wording.NONE, Mapping.NONE, Limits.NONE, List.of(), List.of());
        var ask = new PipelineStep(
                "ask",
                StepType.PROMPT,
                true,
                new Wording(null, null, ModelRole.QA, format, null),
                new Mapping(input, null, null, null, null),
                new Limits(null, Duration.ofSeconds(90), null, true),
                List.of(off),
                List.of());
        return new Pipeline("own", 2, parameters, List.of(ask));
    }
}
