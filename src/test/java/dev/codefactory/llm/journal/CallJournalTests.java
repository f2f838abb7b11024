package dev.codefactory.llm.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.access.Owner;
import dev.codefactory.code.FileTree;
import dev.codefactory.llm.LlmCall;
import dev.codefactory.llm.LlmCall.Asker;
import dev.codefactory.llm.LlmCalls;
import dev.codefactory.llm.LlmGateway;
import dev.codefactory.llm.LlmOutcome;
import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.llm.LlmProgress;
import dev.codefactory.llm.journal.CallJournal.Lookup;
import dev.codefactory.llm.journal.JournalledCall.Finish;
import dev.codefactory.pipeline.CodeFactoryConfig;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.pipeline.Pipeline;
import dev.codefactory.pipeline.ScriptedGateway;
import dev.codefactory.session.ChainTest;
import dev.codefactory.session.ExecutionView;
import dev.codefactory.session.execution.Executions;
import dev.codefactory.session.execution.Sessions;
import dev.codefactory.session.retention.Retention;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@ChainTest
class CallJournalTests {

    @Autowired
    Sessions sessions;

    @Autowired
    Executions executions;

    @Autowired
    Retention retention;

    @Autowired
    CallJournal journal;

    @Autowired
    LlmGateway gateway;

    @Autowired
    @Qualifier("execution")
    LlmGateway asExecution;

    @Autowired
    JdbcClient jdbc;

    private final Owner owner = new Owner(UUID.randomUUID());

    @BeforeEach
    void anOwner() {
        model().codes("def add(a, b):\n    return a + b\n");
        jdbc.sql("insert into owner (id, name, created_at) values (:id, :name, now())")
                .param("id", owner.id())
                .param("name", owner.id().toString())
                .update();
    }

    @Test
    void everyCallOfAnExecutionIsKeptInOrder() throws InterruptedException {
        var done = generate();

        var calls = journal.of(owner.id(), done.id().value());

        assertThat(calls).extracting(call -> call.place().step()).containsExactly("nlp_analysis", "code_generation");
        assertThat(calls)
                .extracting(JournalledCall::key)
                .containsExactlyElementsOf(
                        model().calls().stream().map(ContentKey::of).toList());
        assertThat(calls.getLast()).satisfies(call -> {
            assertThat(call.number()).isEqualTo(1);
            assertThat(call.model().role()).isEqualTo("code");
            assertThat(call.model().name()).isEqualTo("scripted");
            assertThat(call.model().answered())
                    .isEqualTo(ScriptedGateway.reply("").source());
            assertThat(call.answer().finish()).isEqualTo(Finish.STOP);
            assertThat(call.answer().text()).contains("def add");
            assertThat(call.answer().usage().outputTokens()).isEqualTo(20);
        });
    }

    @Test
    void whatFailedAndWasAskedAgainIsKeptUnderItsNumber() throws InterruptedException {
        var asked = new AtomicInteger();
        model().script(call -> call.subject().step().equals("nlp_analysis")
                ? ScriptedGateway.completed(ScriptedGateway.REQUIREMENTS)
                : asked.getAndIncrement() == 0
                        ? new LlmOutcome.Failed(Reason.RUNAWAY, "over and over", "")
                        : ScriptedGateway.completed("```python\nx = 1\n```\n"));

        var done = generate();

        assertThat(journal.of(owner.id(), done.id().value()).stream().skip(1))
                .extracting(call -> call.number() + " " + call.answer().finish() + " "
                        + call.answer().failure())
                .containsExactly("1 FAILED runaway", "2 STOP null");
    }

    @Test
    void whatAnAttemptAskedThatWasLostDoesNotCount() throws InterruptedException {
        var done = generate();
        var step = journal.of(owner.id(), done.id().value()).getLast().step();
        var asker = new Asker(done.id().value(), step, null, false);

        model().script(_ -> ScriptedGateway.completed("what no \0 table holds"));

        journal.begin(step);
        ask(asker);
        journal.begin(step);
        ask(asker);
        ask(asker);
        journal.keep(step);

        assertThat(journal.of(owner.id(), done.id().value()).stream().skip(2))
                .extracting(call -> call.number() + " " + call.answer().text())
                .containsExactly("1 what no \ufffd table holds", "2 what no \ufffd table holds");
    }

    @Test
    void nobodyElseSeesThemAndTheyGoWithTheirExecution() throws InterruptedException {
        var done = generate();
        assertThat(journal.of(UUID.randomUUID(), done.id().value())).isEmpty();

        retention.purge(owner, Instant.now(Clock.systemUTC()).plusSeconds(60));

        assertThat(jdbc.sql("select count(*) from llm_call where execution_id = :id")
                        .param("id", done.id().value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whatNoExecutionAsksIsNotWrittenDown() {
        var before = rows();

        asExecution.ask(LlmCalls.asking("a plan"), LlmProgress.NONE);

        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void aCallThatCannotBeWrittenDownCostsNothing() {
        var registry = new SimpleMeterRegistry();
        var nowhere = JdbcClient.create(new DriverManagerDataSource("jdbc:none:nowhere"));
        var broken = new CallJournal(new CallRepository(nowhere), Clock.systemUTC(), registry);
        var asker = new Asker(UUID.randomUUID(), UUID.randomUUID(), null, false);

        Thread.currentThread().interrupt();
        broken.end(broken.begin(LlmCalls.asking("x"), asker, "m", ""), Lookup.NONE, new LlmOutcome.Cancelled(""));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(registry.get("codefactory.llm.journal.failures").counter().count())
                .isOne();
    }

    private void ask(Asker asker) {
        var call = LlmCalls.asking("again");
        asExecution.ask(
                new LlmCall(
                        call.role(),
                        null,
                        null,
                        call.system(),
                        call.user(),
                        null,
                        call.maxTokens(),
                        call.sampling(),
                        call.subject(),
                        asker),
                LlmProgress.NONE);
    }

    private int rows() {
        return jdbc.sql("select count(*) from llm_call").query(Integer.class).single();
    }

    private ExecutionView generate() throws InterruptedException {
        var request = new GenerationRequest(
                Pipeline.STANDARD, "add", CodeFactoryConfig.DEFAULT, FileTree.EMPTY, null, null, null);
        var id = sessions.submit(owner, request, null).id();
        return executions.await(owner, id, Duration.ofMinutes(1));
    }

    private ScriptedGateway model() {
        return (ScriptedGateway) gateway;
    }
}
