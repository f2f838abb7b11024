package dev.codefactory.session.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.access.Owner;
import dev.codefactory.access.TestTokens;
import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import dev.codefactory.database.TestPostgres;
import dev.codefactory.llm.ModelRole;
import dev.codefactory.llm.replay.ReplayedCall;
import dev.codefactory.llm.replay.Tape.Match;
import dev.codefactory.pipeline.CodeFactoryConfig;
import dev.codefactory.pipeline.CodeFactoryConfig.Models;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.pipeline.Pipeline;
import dev.codefactory.pipeline.ScriptedAnalyzer;
import dev.codefactory.pipeline.ScriptedGateway;
import dev.codefactory.pipeline.StepType;
import dev.codefactory.prompt.PromptKey;
import dev.codefactory.prompt.version.Origin;
import dev.codefactory.prompt.version.PromptVersion.Draft;
import dev.codefactory.prompt.version.PromptVersions;
import dev.codefactory.quality.QualityAnalyzer;
import dev.codefactory.quality.Verdict;
import dev.codefactory.session.ExecutionStatus;
import dev.codefactory.session.ExecutionView;
import dev.codefactory.session.choice.Outlook;
import dev.codefactory.session.execution.Executions;
import dev.codefactory.session.execution.Sessions;
import dev.codefactory.session.file.GeneratedFiles;
import dev.codefactory.session.step.StepRuns;
import dev.codefactory.session.step.StepStatus;
import dev.codefactory.session.step.StepView;
import dev.codefactory.session.step.StepView.ModelUse;
import dev.codefactory.standin.OllamaStandIn;
import dev.codefactory.standin.model.ChatRequest;
import dev.codefactory.standin.model.Fault;
import dev.codefactory.standin.model.Reply;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Executions that did not go straight to their end are replayed byte by byte, the models they asked included, while no model server answers. */
@SpringBootTest(
        properties = {
            "codefactory.llm.provider=ollama",
            "codefactory.llm.ollama.slots=8",
            "codefactory.llm.ollama.windows=8192",
            "codefactory.llm.ollama.models.nlp=small:1b",
            "codefactory.llm.ollama.models.code=small:1b,spare:3b",
            "codefactory.llm.ollama.models.qa=small:1b",
            "codefactory.llm.ollama.models.improvement=small:1b",
            "codefactory.choice.escalation=small:1b,large:30b",
            "codefactory.session.step-retries=0", // so that only the tape can say that a step was tried again
        })
@Import({TestPostgres.class, TestTokens.class, HardReplayTests.Judge.class})
class HardReplayTests {

    private static final String GOOD = "def add(a, b):\n    return a + b\n";
    private static final String BAD = "def add(a, b):\n    return a - b  # wrong\n";
    private static final String WORSE = "def add(a, b):  # wrong\n    return a * b  # wrong\n";
    private static final String LONG = BAD + "# and so on\n".repeat(600);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final OllamaStandIn ollama = OllamaStandIn.start();

    @Autowired
    Sessions sessions;

    @Autowired
    Executions executions;

    @Autowired
    StepRuns steps;

    @Autowired
    GeneratedFiles files;

    @Autowired
    Cassettes cassettes;

    @Autowired
    CassetteFiles cassetteFiles;

    @Autowired
    Replays replays;

    @Autowired
    PromptVersions prompts;

    @Autowired
    TestTokens tokens;

    @Autowired
    Outlook outlook;

    @Autowired
    MeterRegistry meters;

    private Owner owner = new Owner(UUID.randomUUID());

    @TestConfiguration(proxyBeanMethods = false)
    static class Judge {

        @Bean
        @Primary
        QualityAnalyzer scriptedAnalyzer() {
            return new ScriptedAnalyzer();
        }
    }

    @DynamicPropertySource
    static void models(DynamicPropertyRegistry properties) {
        properties.add("codefactory.llm.ollama.url", ollama::url);
        for (var name : List.of("small:1b", "spare:3b", "large:30b", "narrow:1b")) {
            ollama.model(name).knobs(knobs -> knobs.slots(8));
        }
        ollama.model("narrow:1b").knobs(knobs -> knobs.trainCtx(1_024));
    }

    @AfterAll
    static void stop() {
        ollama.close();
    }

    @BeforeEach
    void someone() {
        owner = tokens.of(UUID.randomUUID().toString()).owner();
        ollama.faultOn("/api/chat", null);
    }

    @ParameterizedTest
    @EnumSource(Match.class)
    void ofSeveralAnswersTheSameOneIsMended(Match match) throws InterruptedException {
        answers((request, _) -> {
            if (request.text().contains("# wrong")) {
                return Reply.text(file(GOOD));
            }
            var temperature = request.json().path("options").path("temperature").asDouble();
            return Reply.text(file(temperature > 0.7 && temperature < 0.85 ? BAD : WORSE));
        });

        var recorded = generated(with(3, null), FileTree.EMPTY);

        assertThat(of(recorded, StepType.CODE_GENERATION)).hasSize(3);
        assertThat(recorded.verdict()).isEqualTo(Verdict.VERIFIED);
        requireSame(recorded, match);
    }

    @ParameterizedTest
    @EnumSource(Match.class)
    void whoAnsweredInsteadOfAnotherModelIsToldAgain(Match match) throws InterruptedException {
        answers((_, model) -> model.equals("spare:3b")
                ? Reply.text(file(GOOD))
                : Reply.text(file(GOOD)).with(Fault.endWithoutDoneAfter(1)));

        var recorded = generated(with(null, null), FileTree.EMPTY);

        assertThat(of(recorded, StepType.CODE_GENERATION))
                .extracting(HardReplayTests::model)
                .containsExactly("spare:3b");
        requireSame(recorded, match);
    }

    @ParameterizedTest
    @EnumSource(Match.class)
    void theLargerModelIsToldAgain(Match match) throws InterruptedException {
        answers((request, model) -> Reply.text(
                file(model.equals("large:30b") ? GOOD : request.text().contains("# wrong") ? WORSE : BAD)));

        var recorded = generated(with(null, null), FileTree.EMPTY);

        assertThat(of(recorded, StepType.CODE_IMPROVEMENT))
                .extracting(HardReplayTests::model)
                .containsExactly("small:1b", "large:30b");
        requireSame(recorded, match);
    }

    /** It has prompts of its own, and costs the step no retry when it fails, of which there are none. */
    @ParameterizedTest
    @EnumSource(Match.class)
    void aLargerModelThatFailsIsGivenUpAgain(Match match) throws InterruptedException {
        promptOfItsOwn("large");
        answers((request, model) -> {
            if (model.equals("large:30b")) {
                return Reply.text("some words").with(Fault.endWithoutDoneAfter(1));
            }
            var round = ollama.ledger().of("/api/chat").stream()
                    .anyMatch(visit -> visit.model().equals("large:30b"));
            return Reply.text(file(round ? GOOD : request.text().contains("# wrong") ? WORSE : BAD));
        });

        var recorded = generated(with(null, null), FileTree.EMPTY);

        assertThat(of(recorded, StepType.CODE_IMPROVEMENT).getLast().attempt()).isEqualTo(2);
        assertThat(recorded.verdict()).isEqualTo(Verdict.VERIFIED);
        requireSame(recorded, match);
    }

    @ParameterizedTest
    @EnumSource(Match.class)
    void whatWasAskedWithLessAroundItIsAskedSoAgain(Match match) throws InterruptedException {
        answers((request, _) -> Reply.text(file(request.text().contains("return a - b") ? GOOD : BAD)));
        var library = IntStream.range(0, 400)
                .mapToObj(
                        "def number_%d():\n    return 'some text that takes room in the window of the model'\n"
                                ::formatted)
                .toList();
        var around = FileTree.of(List.of(new CodeFile(new CodePath("numbers.py"), String.join("\n", library))));

        var recorded = generated(with(null, null), around);

        assertThat(of(recorded, StepType.CODE_GENERATION))
                .extracting(StepView::summary)
                .singleElement()
                .asString()
                .contains("did not fit the model's window");
        requireSame(recorded, match);
    }

    @ParameterizedTest
    @EnumSource(Match.class)
    void whereNoModelHadRoomForWhatIsWrongNoneHasAgain(Match match) throws InterruptedException {
        answers((_, _) -> Reply.text(file(LONG)));

        var recorded = generated(with(null, new Models(null, null, null, "narrow:1b", null, null)), FileTree.EMPTY);

        assertThat(of(recorded, StepType.CODE_IMPROVEMENT).getFirst())
                .satisfies(step -> assertThat(step.status()).isEqualTo(StepStatus.SKIPPED))
                .satisfies(step -> assertThat(step.summary()).contains("no room to show a model"));
        assertThat(recorded.status()).isEqualTo(ExecutionStatus.COMPLETED_WITH_FINDINGS);
        requireSame(recorded, match);
    }

    @Test
    void aReplayIsNoEvidenceOfAnyModel() throws InterruptedException {
        answers((request, model) -> Reply.text(
                file(model.equals("large:30b") ? GOOD : request.text().contains("# wrong") ? WORSE : BAD)));
        var recorded = generated(with(null, null), FileTree.EMPTY);
        var outcomes = outlook.of(ModelRole.IMPROVEMENT, CodeLanguage.PYTHON);
        var measured = timers();

        requireSame(recorded, Match.KEY);

        assertThat(outlook.of(ModelRole.IMPROVEMENT, CodeLanguage.PYTHON)).isEqualTo(outcomes);
        assertThat(timers()).isEqualTo(measured);
    }

    private long timers() {
        return meters.find("codefactory.step.duration").timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }

    /** What a model answers when it is not asked for requirements. */
    @FunctionalInterface
    private interface Script {
        Reply reply(ChatRequest request, String model);
    }

    private static void answers(Script script) {
        ollama.ledger().clear();
        for (var name : ollama.installed()) {
            ollama.model(name)
                    .replyWith(request -> request.format() == null
                            ? script.reply(request, name)
                            : Reply.text(ScriptedGateway.REQUIREMENTS));
        }
    }

    private static String file(String code) {
        return "solution.py\n```python\n" + code + "```\n";
    }

    private static CodeFactoryConfig with(@Nullable Integer candidates, @Nullable Models models) {
        var usual = CodeFactoryConfig.DEFAULT;
        return new CodeFactoryConfig(
                usual.project(),
                models == null ? usual.models() : models,
                usual.security(),
                usual.testing(),
                null,
                null,
                Map.of(),
                null,
                false,
                candidates);
    }

    private void promptOfItsOwn(String family) {
        var usual = new PromptKey("code_improvement", "python", PromptKey.ANY);
        var own = new PromptKey("code_improvement", "python", family);
        prompts.firstUse(usual);
        var text = prompts.content(prompts.get(usual, 1)) + "\nTake your time.\n";
        var made = prompts.create(own, new Draft(text, Origin.WRITTEN, "for the test", "test"), _ -> true);
        prompts.activate(own, made.number(), _ -> true);
    }

    private ExecutionView generated(CodeFactoryConfig config, FileTree around) throws InterruptedException {
        var request = new GenerationRequest(
                Pipeline.STANDARD, "add two numbers", config, around, null, new CodePath("solution.py"), "add");
        return executions.await(owner, sessions.submit(owner, request, null).id(), PATIENCE);
    }

    /** By the bytes of the cassette, as another machine would get them. */
    private void requireSame(ExecutionView recorded, Match match) throws InterruptedException {
        assertThat(recorded.status().isTerminal()).isTrue();
        var cassette = cassetteFiles.write(cassettes.of(owner, recorded.id()));
        assertThat(cassette.get("request.json")).as("the operator's settings").contains("candidates", "repair");
        ollama.faultOn("/api/chat", Fault.status(500, "nobody is to be asked"));
        ollama.ledger().clear();

        var begun = replays.begin(owner, cassetteFiles.read(cassette), match);
        var replay = replays.await(owner, begun.id(), PATIENCE);

        assertThat(ollama.ledger().of("/api/chat")).isEmpty();
        assertThat(replay.calls()).extracting(ReplayedCall::status).containsOnly(ReplayedCall.Status.SAME);
        assertThat(replay.hasSameVerdict()).as("same verdict: %s", replay).isTrue();
        assertThat(replay.hasSameFiles()).as("same files: %s", replay).isTrue();
        assertThat(files.contents(files.list(owner, begun.id())))
                .isEqualTo(files.contents(files.list(owner, recorded.id())));
        assertThat(told(begun)).isEqualTo(told(recorded));
        assertThat(cassetteFiles.write(cassettes.of(owner, begun.id()))).isEqualTo(cassette);
    }

    private List<String> told(ExecutionView execution) {
        return steps.list(owner, execution.id()).stream()
                .map(step -> "%s, round %d, %s: %s".formatted(step.path(), step.round(), step.status(), model(step)))
                .toList();
    }

    private List<StepView> of(ExecutionView execution, StepType type) {
        return steps.list(owner, execution.id()).stream()
                .filter(step -> step.type() == type)
                .toList();
    }

    private static String model(StepView step) {
        ModelUse used = step.model();
        return used == null ? "none" : used.name();
    }
}
