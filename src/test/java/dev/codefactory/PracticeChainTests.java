package dev.codefactory;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.access.Owner;
import dev.codefactory.access.TestTokens;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.FileTree;
import dev.codefactory.code.Finding;
import dev.codefactory.database.TestPostgres;
import dev.codefactory.llm.PracticeExamples;
import dev.codefactory.llm.PracticeExamples.Example;
import dev.codefactory.pipeline.CodeFactoryConfig;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.pipeline.Pipeline;
import dev.codefactory.pipeline.StepType;
import dev.codefactory.pipeline.expression.Expressions;
import dev.codefactory.quality.Gate;
import dev.codefactory.quality.Verdict;
import dev.codefactory.sandbox.Sandbox;
import dev.codefactory.sandbox.SandboxCommand.Tool;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.ExecutionStatus;
import dev.codefactory.session.ExecutionView;
import dev.codefactory.session.execution.Executions;
import dev.codefactory.session.execution.Sessions;
import dev.codefactory.session.step.StepRuns;
import dev.codefactory.session.step.StepStatus;
import dev.codefactory.session.step.StepView;
import dev.codefactory.template.BuiltInTemplates;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** Every shipped example, posted as it is listed, through the whole product: the practice model, the real checks, the real sandbox. */
@SpringBootTest(
        properties = {"codefactory.llm.provider=practice", "codefactory.llm.practice.pace=0"},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import({TestPostgres.class, TestTokens.class})
class PracticeChainTests {

    /** What the first answer of an example gets wrong: the gate that finds it. */
    private static final Map<String, String> FLAWS = Map.of(
            "python-find-user", "security red",
            "python-slugify", "dependencies red",
            "javascript-chunk", "tests red",
            "java-roman-numerals", "syntax red");

    /** What the checks find in code that is given to be reviewed. It stays as it is, so no review ends verified. */
    private static final Map<String, List<String>> REVIEWED = Map.of(
            "python-code-review", List.of("python-sql-injection", "python-weak-hash"),
            "javascript-code-review", List.of("javascript-eval", "javascript-shell-command"),
            "java-code-review", List.of("java-shell-command", "java-weak-random", "java-weak-hash"));

    /** Files that other steps than those for code have written, and words in them. */
    private static final Map<String, Map<String, String>> WRITTEN = Map.ofEntries(
            Map.entry("python-code-review", Map.of("REVIEW.md", "scrypt")),
            Map.entry("javascript-code-review", Map.of("REVIEW.md", "fs.statSync")),
            Map.entry("java-code-review", Map.of("REVIEW.md", "SecureRandom")),
            Map.entry("python-documentation", Map.of("README.md", "absolute zero")),
            Map.entry("javascript-documentation", Map.of("docs/truncate.md", "RangeError")),
            Map.entry("java-documentation", Map.of("TUTORIAL.md", "five minutes")),
            Map.entry(
                    "python-full-stack", Map.of("static/index.html", "<h1>Guest book", "static/app.js", "textContent")),
            Map.entry("python-database-model", Map.of("schema.sql", "CREATE INDEX tickets_by_customer")),
            Map.entry("javascript-database-model", Map.of("schema.sql", "CREATE INDEX articles_by_stock")),
            Map.entry("python-ollama-inference", Map.of("RESULT.md", "A race condition is")),
            Map.entry("python-file-processing", Map.of("DECISIONS.md", """
                    ## minutes/monday.md

                    - Grace builds an index for the search until Friday.

                    ## minutes/tuesday.md

                    - Releases""")),
            Map.entry("python-script-execution", Map.of("OUTPUT.txt", "total 42")),
            Map.entry("javascript-script-execution", Map.of("FAILURE.md", "milk costs \"1,19\"")));

    /** What holds of what steps have worked out that leave no file. */
    private static final Map<String, List<String>> WORKED_OUT = Map.of(
            "python-bookmarks-expansion",
            List.of("$count(proposal) = 2", "$contains(proposal[name = 'Bookmark store'].tasks[0].prompt, 'FTS5')"),
            "python-bookmarks-document",
            List.of("$contains(overview, 'full-text search')", "$count(plan.phases) = 3"));

    /** Templates whose steps neither write code nor judge it. */
    private static final Set<String> WITHOUT_VERDICT =
            Set.of("ollama_inference", "file_processing", "script_execution", "expansion", "task_document");

    /** Few, so that a small machine works on each without pauses. */
    private static final int AT_A_TIME = 3;

    @Autowired
    PracticeExamples examples;

    @Autowired
    BuiltInTemplates builtIn;

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

    @LocalServerPort
    int port;

    @Test
    void shipsExamplesInAllLanguagesOfWhichFourBeginWithAFlaw() {
        assertThat(examples.all().stream().map(Example::language).distinct()).hasSize(CodeLanguage.values().length);
        assertThat(examples.all()).extracting(Example::id).containsAll(FLAWS.keySet());
    }

    @Test
    void everyExampleOfATemplateIsRecorded() {
        var recorded = examples.all().stream()
                .map(example -> List.of(
                        example.templateType(),
                        example.language(),
                        example.description(),
                        example.parameters(),
                        example.files()))
                .toList();

        for (var template : builtIn.all()) {
            assertThat(template.examples())
                    .as(template.name())
                    .isNotEmpty()
                    .allSatisfy(example -> assertThat(recorded)
                            .contains(List.of(
                                    template.name(),
                                    example.language().id(),
                                    example.description(),
                                    example.parameters(),
                                    example.files())));
        }
    }

    @Test
    void everyExampleEndsAsItShould() throws InterruptedException {
        for (var tool : List.of(Tool.PYTHON, Tool.NODE, Tool.TYPESCRIPT, Tool.JDK, Tool.GO, Tool.CPP, Tool.RUST)) {
            Require.tool(sandbox.status().has(tool), tool.name());
        }
        var caller = tokens.of("practice");
        var client = new ExampleClient(port, caller.authorization());
        var requests = client.requests();
        var softly = new SoftAssertions();
        var all = examples.all();
        for (int from = 0; from < all.size(); from += AT_A_TIME) {
            var running = new LinkedHashMap<Example, ExecutionId>();
            for (var example : all.subList(from, Math.min(all.size(), from + AT_A_TIME))) {
                running.put(example, client.generate(requireNonNull(requests.get(example.id()))));
            }
            for (var started : running.entrySet()) {
                var done = executions.await(caller.owner(), started.getValue(), Duration.ofMinutes(5));
                endsAsItShould(softly, started.getKey(), done);
                isRepairedWhereItBeginsWithAFlaw(softly, caller.owner(), started.getKey(), done);
                hasWritten(softly, client, started.getKey(), done);
                hasWorkedOut(softly, caller.owner(), started.getKey(), done);
            }
        }
        softly.assertAll();
    }

    private void isRepairedWhereItBeginsWithAFlaw(
            SoftAssertions softly, Owner owner, Example example, ExecutionView done) {
        var flaw = FLAWS.get(example.id());
        softly.assertThat(repaired(owner, done)).as(example.id()).isEqualTo(flaw != null);
        if (flaw != null) {
            softly.assertThat(firstAnalysis(owner, done)).as(example.id()).contains(flaw);
        }
    }

    private static void hasWritten(SoftAssertions softly, ExampleClient client, Example example, ExecutionView done) {
        WRITTEN.getOrDefault(example.id(), Map.of())
                .forEach((path, words) -> softly.assertThat(client.file(done.id(), path))
                        .as(example.id())
                        .contains(words));
    }

    private void hasWorkedOut(SoftAssertions softly, Owner owner, Example example, ExecutionView done) {
        var outputs = stepRuns.outputs(owner, done.id());
        WORKED_OUT
                .getOrDefault(example.id(), List.of())
                .forEach(expected -> softly.assertThat(Expressions.holds(expected, outputs))
                        .as("%s: %s", example.id(), expected)
                        .isTrue());
    }

    private static void endsAsItShould(SoftAssertions softly, Example example, ExecutionView done) {
        softly.assertThat(done.failure()).as(example.id()).isNull();
        if (WITHOUT_VERDICT.contains(example.templateType())) {
            softly.assertThat(done.status()).as(example.id()).isEqualTo(ExecutionStatus.COMPLETED);
            softly.assertThat(done.verdict()).as(example.id()).isNull();
        } else if (example.templateType().equals("code_review")) {
            softly.assertThat(done.status()).as(example.id()).isEqualTo(ExecutionStatus.COMPLETED_WITH_FINDINGS);
            softly.assertThat(requireNonNull(done.report()).findings())
                    .as(example.id())
                    .extracting(Finding::rule)
                    .containsAll(requireNonNull(REVIEWED.get(example.id())));
        } else if (example.language().equals("rust")) {
            // What the tests run cannot be measured with Debian's toolchain.
            softly.assertThat(requireNonNull(done.report()).gates())
                    .as(example.id())
                    .filteredOn(gate -> gate.status() != Gate.Status.GREEN)
                    .extracting(gate -> gate.name() + " " + gate.status())
                    .containsExactly("coverage not_run");
            softly.assertThat(done.verdict()).as(example.id()).isEqualTo(Verdict.UNVERIFIED);
        } else {
            softly.assertThat(done.verdict())
                    .as("%s %s", example.id(), done.report())
                    .isEqualTo(Verdict.VERIFIED);
            softly.assertThat(done.status()).as(example.id()).isEqualTo(ExecutionStatus.COMPLETED);
        }
    }

    @Test
    void anyOtherRequestFailsAtOnceWithTheCommandsThatStartAModel() throws InterruptedException {
        var owner = tokens.of("practice").owner();

        var done = executions.await(
                owner,
                sessions.submit(owner, request("write me an operating system", "rust"), null)
                        .id(),
                Duration.ofMinutes(5));

        assertThat(done.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(done.failure()).isNotNull();
        assertThat(done.failure().code()).isEqualTo("no_model");
        assertThat(done.failure().message()).contains("ollama serve", "ollama pull");
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
