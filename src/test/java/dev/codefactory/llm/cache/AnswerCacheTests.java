package dev.codefactory.llm.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.access.Owner;
import dev.codefactory.code.FileTree;
import dev.codefactory.llm.LlmCall;
import dev.codefactory.llm.LlmCall.Asker;
import dev.codefactory.llm.LlmGateway;
import dev.codefactory.llm.LlmOutcome;
import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.llm.cache.AnswerCache.Found;
import dev.codefactory.llm.journal.CallJournal;
import dev.codefactory.llm.journal.CallJournal.Begun;
import dev.codefactory.pipeline.CodeFactoryConfig;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.pipeline.Pipeline;
import dev.codefactory.pipeline.ScriptedGateway;
import dev.codefactory.quality.Verdict;
import dev.codefactory.session.ChainTest;
import dev.codefactory.session.ExecutionView;
import dev.codefactory.session.audit.Audits;
import dev.codefactory.session.execution.Executions;
import dev.codefactory.session.execution.Sessions;
import dev.codefactory.session.step.StepRuns;
import dev.codefactory.session.step.StepView.ModelUse;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ChainTest
class AnswerCacheTests {

    private static final String BAD = "def add(a, b):\n    return a - b  # wrong\n";

    @Autowired
    Sessions sessions;

    @Autowired
    Executions executions;

    @Autowired
    StepRuns steps;

    @Autowired
    Audits audits;

    @Autowired
    CallJournal journal;

    @Autowired
    AnswerCache cache;

    @Autowired
    CacheRepository repository;

    @Autowired
    LlmGateway gateway;

    @Autowired
    JdbcClient jdbc;

    private final Owner owner = new Owner(UUID.randomUUID());
    private final Owner other = new Owner(UUID.randomUUID());
    private final String description = "add " + UUID.randomUUID();

    @BeforeEach
    void twoOwners() {
        model().codes("def add(a, b):\n    return a + b\n");
        model().tellsDigest("0f");
        for (var each : List.of(owner, other)) {
            jdbc.sql("insert into owner (id, name, created_at) values (:id, :name, now())")
                    .param("id", each.id())
                    .param("name", each.id().toString())
                    .update();
        }
    }

    @AfterEach
    void aModelOfWhichNothingIsKnown() {
        model().tellsDigest(null);
    }

    @Test
    void theSameRequestAsksNoModel() throws InterruptedException {
        assertThat(generate(owner, null).verdict()).isEqualTo(Verdict.VERIFIED);

        var again = generate(owner, null);

        assertThat(calls()).isEqualTo(2);
        assertThat(again.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(again.provider()).isEqualTo("cache");
        assertThat(steps.list(owner, again.id()).stream()
                        .filter(step -> step.model() != null)
                        .toList())
                .hasSize(2)
                .allSatisfy(step -> {
                    assertThat(step.model()).extracting(ModelUse::provider).isEqualTo("cache");
                    assertThat(step.model()).extracting(ModelUse::name).isEqualTo("scripted:1b");
                    assertThat(step.model()).extracting(ModelUse::outputTokens).isEqualTo(0);
                    assertThat(step.summary()).contains("from the cache, first given at");
                });
        assertThat(cache.uses(owner.id())).extracting(CacheUse::hits).containsExactly(1L, 1L);
        assertThat(cache.uses(owner.id())).extracting(CacheUse::misses).containsExactly(1L, 1L);
        assertThat(cache.uses(other.id())).isEmpty();
    }

    @Test
    void whatSomebodyFoundWrongIsNotGivenAgain() throws InterruptedException {
        audits.put(owner, generate(owner, null).id(), false, "it adds nothing");
        generate(owner, null);

        assertThat(calls()).isEqualTo(4);
    }

    @Test
    void anotherOwnerAsksTheModel() throws InterruptedException {
        generate(owner, null);
        generate(other, null);

        assertThat(calls()).isEqualTo(4);
    }

    @Test
    void whereOwnersShareAnotherOneGetsTheAnswerToo() throws InterruptedException {
        generate(owner, null);
        var begun = asked(last(), generate(other, false), "");

        assertThat(cache(Duration.ofHours(1), false, Clock.systemUTC()).find(begun, "0f"))
                .isInstanceOf(Found.Miss.class);
        assertThat(cache(Duration.ofHours(1), true, Clock.systemUTC()).find(begun, "0f"))
                .isInstanceOf(Found.Hit.class);
    }

    @Test
    void anotherDigestAsksTheModel() throws InterruptedException {
        generate(owner, null);
        model().tellsDigest("another");
        generate(owner, null);
        assertThat(calls()).isEqualTo(4);

        model().tellsDigest(null);
        generate(owner, null);
        assertThat(calls()).as("one that is not known").isEqualTo(6);
    }

    @Test
    void whatDidNotEndVerifiedIsAskedAnew() throws InterruptedException {
        model().codes(BAD);
        assertThat(generate(owner, null).verdict()).isEqualTo(Verdict.REJECTED);
        var first = calls();

        generate(owner, null);

        assertThat(calls()).isEqualTo(2 * first);
    }

    @Test
    void aRequestMayAskForFreshAnswers() throws InterruptedException {
        generate(owner, null);
        generate(owner, false);

        assertThat(calls()).isEqualTo(4);
    }

    @Test
    void whatIsTooOldIsNotGivenAgain() throws InterruptedException {
        generate(owner, null);
        var begun = asked(last(), generate(owner, false), "");
        var later = Clock.fixed(Instant.now(Clock.systemUTC()).plusSeconds(3_601), ZoneOffset.UTC);

        assertThat(cache(Duration.ofHours(1), false, Clock.systemUTC()).find(begun, "0f"))
                .isInstanceOf(Found.Hit.class);
        assertThat(cache(Duration.ofHours(1), false, later).find(begun, "0f")).isInstanceOf(Found.Miss.class);
        assertThat(cache(Duration.ZERO, false, Clock.systemUTC()).find(begun, "0f"))
                .isInstanceOf(Found.NotLooked.class);
    }

    @Test
    void otherSettingsOfTheOperatorAskTheModel() throws InterruptedException {
        generate(owner, null);

        assertThat(cache.find(asked(last(), generate(owner, false), "temperature 1"), "0f"))
                .isInstanceOf(Found.Miss.class);
    }

    @Test
    void aStepThatAsksTheSameOnceMoreAsksTheModel() throws InterruptedException {
        generate(owner, null);
        model().script(call -> call.subject().step().equals("nlp_analysis")
                ? ScriptedGateway.completed(ScriptedGateway.REQUIREMENTS)
                : new LlmOutcome.Failed(Reason.RUNAWAY, "on and on", ""));
        var failed = generate(owner, false);
        var step = journal.of(owner.id(), failed.id().value()).getLast().step();

        var begun = begun(last(), new Asker(failed.id().value(), step, null, false), "");

        assertThat(cache.find(begun, "0f")).isInstanceOf(Found.NotLooked.class);
    }

    @Test
    void whatItsOwnerHasForgottenIsNotGivenAgain() throws InterruptedException {
        generate(owner, null);

        assertThat(cache.forget(other.id(), null, null, null)).isZero();
        assertThat(cache.forget(owner.id(), "nlp_analysis", "another:7b", null)).isZero();
        assertThat(cache.forget(owner.id(), null, null, "code_generation/go/*")).isZero();
        assertThat(cache.forget(owner.id(), null, null, "code_generation/python/*"))
                .isOne();
        generate(owner, null);
        assertThat(calls()).isEqualTo(3);
    }

    private int calls() {
        return model().calls().size();
    }

    private LlmCall last() {
        return model().calls().getLast();
    }

    /** The call as a step of the execution would ask it that has asked nothing yet. */
    private Begun asked(LlmCall call, ExecutionView execution, String settings) {
        return begun(call, new Asker(execution.id().value(), UUID.randomUUID(), null, false), settings);
    }

    private Begun begun(LlmCall call, Asker asker, String settings) {
        return journal.begin(call, asker, "scripted", settings);
    }

    private AnswerCache cache(Duration ttl, boolean shared, Clock clock) {
        return new AnswerCache(repository, journal, new CacheProperties(ttl, shared), clock, new SimpleMeterRegistry());
    }

    private ExecutionView generate(Owner someone, @Nullable Boolean cached) throws InterruptedException {
        var base = CodeFactoryConfig.DEFAULT;
        var config = new CodeFactoryConfig(
                base.project(),
                base.models(),
                base.security(),
                base.testing(),
                null,
                null,
                Map.of(),
                null,
                cached,
                null);
        var request = new GenerationRequest(Pipeline.STANDARD, description, config, FileTree.EMPTY, null, null, null);
        var id = sessions.submit(someone, request, null).id();
        return Objects.requireNonNull(executions.await(someone, id, Duration.ofMinutes(1)));
    }

    private ScriptedGateway model() {
        return (ScriptedGateway) gateway;
    }
}
