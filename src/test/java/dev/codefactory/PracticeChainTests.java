package dev.codefactory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.access.Owner;
import dev.codefactory.access.TestTokens;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.FileTree;
import dev.codefactory.database.TestPostgres;
import dev.codefactory.llm.PracticeExamples;
import dev.codefactory.llm.PracticeExamples.Example;
import dev.codefactory.pipeline.CodeFactoryConfig;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.pipeline.Pipeline;
import dev.codefactory.pipeline.StepType;
import dev.codefactory.quality.Verdict;
import dev.codefactory.sandbox.Sandbox;
import dev.codefactory.sandbox.SandboxCommand.Tool;
import dev.codefactory.session.ExecutionStatus;
import dev.codefactory.session.ExecutionView;
import dev.codefactory.session.execution.Executions;
import dev.codefactory.session.execution.Sessions;
import dev.codefactory.session.step.StepRuns;
import dev.codefactory.session.step.StepStatus;
import dev.codefactory.session.step.StepView;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** Every shipped example through the whole product: the practice model, the real checks, the real sandbox. */
@SpringBootTest(
        properties = "codefactory.llm.provider=practice",
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import({TestPostgres.class, TestTokens.class})
class PracticeChainTests {

    /** What the first answer of an example gets wrong: the gate that finds it. */
    private static final Map<String, String> FLAWS = Map.of(
            "python-find-user", "security red",
            "python-slugify", "dependencies red",
            "javascript-chunk", "tests red",
            "java-roman-numerals", "syntax red");

    @Autowired
    PracticeExamples examples;

    @Autowired
    Sessions sessions;

    @Autowired
    Executions executions;

    @Autowired
    StepRuns stepRuns;

    @Autowired
    Sandbox sandbox;

    @Autowired
    TestTokens tokens;

    @Test
    void shipsTenExamplesInFiveLanguagesOfWhichFourBeginWithAFlaw() {
        assertThat(examples.all()).hasSizeGreaterThanOrEqualTo(10);
        assertThat(examples.all().stream().map(Example::language).distinct()).hasSizeGreaterThanOrEqualTo(5);
        assertThat(examples.all()).extracting(Example::id).containsAll(FLAWS.keySet());
    }

    @Test
    void everyExampleEndsWithCheckedFiles() throws InterruptedException {
        for (var tool : List.of(Tool.PYTHON, Tool.NODE, Tool.TYPESCRIPT, Tool.JDK, Tool.GO)) {
            Require.tool(sandbox.status().has(tool), tool.name());
        }
        var owner = tokens.of("practice").owner();
        for (var example : examples.all()) {
            var done = run(owner, example);

            assertThat(done.failure()).as(example.id()).isNull();
            assertThat(done.verdict()).as("%s %s", example.id(), done.report()).isEqualTo(Verdict.VERIFIED);
            assertThat(done.status()).isEqualTo(ExecutionStatus.COMPLETED);
            assertThat(repaired(owner, done)).as(example.id()).isEqualTo(FLAWS.containsKey(example.id()));
            assertThat(firstAnalysis(owner, done)).as(example.id()).contains(FLAWS.getOrDefault(example.id(), "green"));
        }
    }

    @Test
    void anyOtherRequestFailsAtOnceWithTheCommandsThatStartAModel() throws InterruptedException {
        var owner = tokens.of("practice").owner();

        var done = await(owner, sessions.submit(owner, request("write me an operating system", "rust"), null));

        assertThat(done.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(done.failure()).isNotNull();
        assertThat(done.failure().code()).isEqualTo("no_model");
        assertThat(done.failure().message()).contains("ollama serve", "ollama pull");
    }

    private ExecutionView run(Owner owner, Example example) throws InterruptedException {
        var request = request(example.description(), example.language());
        return await(owner, sessions.submit(owner, request, null));
    }

    private ExecutionView await(Owner owner, ExecutionView execution) throws InterruptedException {
        return executions.await(owner, execution.id(), Duration.ofMinutes(5));
    }

    private boolean repaired(Owner owner, ExecutionView done) {
        return stepRuns.list(owner, done.id()).stream()
                .anyMatch(step -> step.type() == StepType.CODE_IMPROVEMENT && step.status() == StepStatus.COMPLETED);
    }

    private String firstAnalysis(Owner owner, ExecutionView done) {
        return stepRuns.list(owner, done.id()).stream()
                .filter(step -> step.type() == StepType.CODE_ANALYSIS)
                .map(StepView::summary)
                .map(String::valueOf)
                .findFirst()
                .orElseThrow();
    }

    private static GenerationRequest request(String description, String language) {
        var defaults = CodeFactoryConfig.DEFAULT;
        var project =
                new CodeFactoryConfig.Project(null, CodeLanguage.ofId(language).orElseThrow(), null, null, null);
        var config = new CodeFactoryConfig(project, defaults.models(), defaults.security(), defaults.testing(), null);
        return new GenerationRequest(Pipeline.STANDARD, description, config, FileTree.EMPTY, null, null, null);
    }
}
