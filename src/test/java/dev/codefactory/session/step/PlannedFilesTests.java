package dev.codefactory.session.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.access.Owner;
import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import dev.codefactory.llm.LlmCall;
import dev.codefactory.llm.LlmGateway;
import dev.codefactory.llm.LlmOutcome;
import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.pipeline.CodeFactoryConfig;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.pipeline.Pipeline;
import dev.codefactory.pipeline.PlannedFile;
import dev.codefactory.pipeline.ScriptedGateway;
import dev.codefactory.session.ChainTest;
import dev.codefactory.session.ExecutionStatus;
import dev.codefactory.session.ExecutionView;
import dev.codefactory.session.execution.Executions;
import dev.codefactory.session.execution.Sessions;
import dev.codefactory.session.file.GeneratedFiles;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Requests that name their files: app.py imports prices.py and users.py, which know nothing of each other. */
@ChainTest
class PlannedFilesTests {

    private static final Duration LONG = Duration.ofSeconds(60);

    @Autowired
    Sessions sessions;

    @Autowired
    Executions executions;

    @Autowired
    StepRuns stepRuns;

    @Autowired
    GeneratedFiles generatedFiles;

    @Autowired
    Repeats repeats;

    @Autowired
    LlmGateway gateway;

    @Autowired
    JdbcClient jdbc;

    private final Map<String, CountDownLatch> asked = Map.of(
            "app.py", new CountDownLatch(1), "prices.py", new CountDownLatch(1), "users.py", new CountDownLatch(1));
    private final CountDownLatch go = new CountDownLatch(1);
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private Owner owner = new Owner(new UUID(0, 0));

    @BeforeEach
    void anOwnerAndAModelOfItsOwn() {
        var id = UUID.randomUUID();
        jdbc.sql("insert into owner (id, name, created_at) values (:id, :name, now())")
                .param("id", id)
                .param("name", id.toString())
                .update();
        owner = new Owner(id);
        ((ScriptedGateway) gateway).script(this::answer);
    }

    private LlmOutcome answer(LlmCall call) {
        if (call.subject().step().equals("nlp_analysis")) {
            return ScriptedGateway.completed(ScriptedGateway.REQUIREMENTS);
        }
        var path = pathOf(call);
        try {
            var latch = asked.get(path);
            if (latch != null) {
                latch.countDown();
            }
            if (failing.contains(path)) {
                return new LlmOutcome.Failed(Reason.MODEL_MISSING, "planted", "> asked");
            }
            go.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new LlmOutcome.Cancelled("");
        }
        return ScriptedGateway.completed("%1$s\n```python\nNAME = '%1$s'\n```\n".formatted(path));
    }

    @Test
    void filesAreWrittenSideBySideAndJudgedTogether() throws InterruptedException {
        var execution = submit();

        await("prices.py", "users.py");
        assertThat(asked("app.py")).isFalse();
        go.countDown();
        var done = executions.await(owner, execution.id(), LONG);

        assertThat(done.status()).isEqualTo(ExecutionStatus.COMPLETED);
        assertThat(generatedFiles.contents(generatedFiles.list(owner, done.id())))
                .isEqualTo(FileTree.of(file("app.py"), file("prices.py"), file("users.py")));
        assertThat(promptOf("app.py")).contains("NAME = 'prices.py'", "NAME = 'users.py'");
        assertThat(promptOf("users.py")).doesNotContain("NAME = 'prices.py'");
        assertThat(stepRuns.list(owner, done.id()))
                .extracting(step -> step.type() + " " + step.part())
                .startsWith(
                        "nlp_analysis null",
                        "code_generation prices.py",
                        "code_generation users.py",
                        "code_generation app.py",
                        "code_analysis null");
    }

    @Test
    void aFileThatFailsLeavesNothingOpenAndARetryKeepsTheOthers() throws InterruptedException {
        failing.add("app.py");
        go.countDown();
        var failed = executions.await(owner, submit().id(), LONG);
        assertThat(failed.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(statuses(failed)).containsExactly("completed", "completed", "completed", "failed", "cancelled");
        failing.clear();

        var again =
                executions.await(owner, repeats.retry(owner, failed.id(), null).id(), LONG);

        assertThat(again.status()).isEqualTo(ExecutionStatus.COMPLETED);
        assertThat(stepRuns.list(owner, again.id()))
                .extracting(step -> step.type() + " " + step.part())
                .startsWith("code_generation app.py", "code_analysis null");
        assertThat(generatedFiles.list(owner, again.id())).hasSize(3);
    }

    @Test
    void aFailureInterruptsTheFilesBesideIt() throws InterruptedException {
        failing.add("users.py");

        var failed = executions.await(owner, submit().id(), LONG);

        assertThat(failed.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(statuses(failed)).containsExactly("completed", "cancelled", "failed", "cancelled", "cancelled");
        assertThat(openWork(failed)).isZero();
    }

    private ExecutionView submit() {
        var request = new GenerationRequest(
                        Pipeline.STANDARD, "a shop", CodeFactoryConfig.DEFAULT, FileTree.EMPTY, null, null, null)
                .planned(
                        List.of(planned("app.py", "prices.py", "users.py"), planned("prices.py"), planned("users.py")));
        return sessions.submit(owner, request, null);
    }

    private static PlannedFile planned(String path, String... imports) {
        return new PlannedFile(
                new CodePath(path),
                "does its part",
                Stream.of(imports).map(CodePath::new).toList());
    }

    private static CodeFile file(String path) {
        return CodeFile.of(path, "NAME = '%s'\n".formatted(path));
    }

    private void await(String... paths) throws InterruptedException {
        for (var path : paths) {
            asked.getOrDefault(path, new CountDownLatch(0)).await();
        }
    }

    private boolean asked(String path) {
        return asked.getOrDefault(path, new CountDownLatch(0)).getCount() == 0;
    }

    private static String pathOf(LlmCall call) {
        return call.subject().request().replaceFirst("(?s).*write only the file `([^`]+)`.*", "$1");
    }

    private String promptOf(String path) {
        return ((ScriptedGateway) gateway)
                .calls().stream()
                        .filter(call -> call.subject().step().equals("code_generation"))
                        .filter(call -> pathOf(call).equals(path))
                        .findFirst()
                        .orElseThrow()
                        .user();
    }

    private List<String> statuses(ExecutionView execution) {
        return stepRuns.list(owner, execution.id()).stream()
                .map(step -> step.status().id())
                .toList();
    }

    private int openWork(ExecutionView execution) {
        return jdbc.sql("""
                select count(*) from work w join step_run s on s.id = w.id
                where s.execution_id = :id and w.status in ('waiting', 'admitted')
                """)
                .param("id", execution.id().value())
                .query(Integer.class)
                .single();
    }
}
