package dev.codefactory.prompt.version;

import static dev.codefactory.prompt.version.PromptNode.draft;
import static dev.codefactory.prompt.version.PromptNode.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.codefactory.code.CodeLanguage;
import dev.codefactory.database.TestPostgres;
import dev.codefactory.prompt.ExecutionPrompts.Outcome;
import dev.codefactory.prompt.Prompt;
import dev.codefactory.prompt.PromptKey;
import dev.codefactory.prompt.PromptName;
import dev.codefactory.prompt.text.InvalidPromptException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.scheduling.annotation.EnableScheduling;

/** What is promised of the versions of a prompt, one by one, on two nodes. */
class PromptVersionsTests {

    private static final PromptKey KEY = new PromptKey("code_generation", "python", "any");
    private static final PromptKey VARIANT = new PromptKey("code_generation", "python", "llama3");
    private static final Map<PromptKey, String> SHIPPED = Map.of(KEY, text("as shipped"));

    private static String database = "";

    private PromptNode node = new PromptNode("jdbc:postgresql://nowhere/none", Map.of());
    private PromptNode other = node;

    @BeforeAll
    static void aDatabase() {
        database = TestPostgres.newDatabase();
        PromptNode.migrate(database);
    }

    @BeforeEach
    void twoNodes() {
        node = new PromptNode(database, SHIPPED);
        other = new PromptNode(database, SHIPPED);
        node.empty();
    }

    @AfterEach
    void stop() {
        node.close();
        other.close();
    }

    @AfterAll
    static void forget() {
        database = "";
    }

    @Test
    void versionOneIsEffectiveAtOnce() {
        var prompt = render(node, node.begin(), "qwen2.5-coder:7b");

        assertThat(prompt.user()).isEqualTo("add as shipped");
        assertThat(prompt.source().version()).isEqualTo(1);
        assertThat(other.versions(KEY)).isEqualTo("1*");
    }

    @Test
    void theFifthVersionDoesNotDeleteTheEffectiveOne() {
        create(4);

        assertThat(node.versions(KEY)).isEqualTo("1* 3 4 5");
    }

    @Test
    void theSecondOverflowDoesNotFail() {
        create(6);

        assertThat(node.versions(KEY)).isEqualTo("1* 5 6 7");
    }

    @Test
    void whatALiveExecutionUsesIsKeptUntilItEnds() {
        var execution = node.begin();
        render(node, execution, "any");
        node.versions.create(KEY, draft("b"), _ -> true);
        node.versions.activate(KEY, 2, _ -> true);
        create(5);
        assertThat(node.versions(KEY)).isEqualTo("1 2* 6 7");
        assertThat(render(other, execution, "any").user()).isEqualTo("add as shipped");
        assertThatExceptionOfType(PromptException.InUse.class)
                .isThrownBy(() -> node.versions.delete(KEY, 1, _ -> true));

        node.end(execution);
        create(1);

        assertThat(node.versions(KEY)).isEqualTo("2* 6 7 8");
    }

    @Test
    void whatAnExecutionIsAboutToGetDoesNotGoMeanwhile() throws InterruptedException {
        node.versions.create(KEY, draft("b"), _ -> true);
        try (var threads = Executors.newSingleThreadExecutor()) {
            var going = new Meanwhile(threads);
            node.use(going);

            assertThat(node.choose(node.begin(), KEY)).isEqualTo(1);

            assertThat(going.change).isNotNull();
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(going.change::get)
                    .withCauseInstanceOf(PromptException.InUse.class);
        }
        assertThat(node.versions.get(KEY, 1).pinned()).isTrue();
    }

    /** Deletes the first version between the moment it is chosen and the moment it is held, as far as the other node can. */
    private final class Meanwhile implements Challengers {

        private final ExecutorService threads;
        private @Nullable Future<?> change;

        private Meanwhile(ExecutorService threads) {
            this.threads = threads;
        }

        @Override
        public Optional<Integer> choose(long prompt, int effective, UUID execution) {
            var deletion = threads.submit(() -> {
                other.versions.activate(KEY, 2, _ -> true);
                other.versions.delete(KEY, 1, _ -> true);
            });
            change = deletion;
            Awaitility.await().until(() -> deletion.isDone() || isSomebodyWaiting());
            return Optional.empty();
        }

        private boolean isSomebodyWaiting() {
            return other.jdbc
                    .sql("select exists (select from pg_locks where not granted)")
                    .query(Boolean.class)
                    .single();
        }

        @Override
        public void ended(UUID execution, Outcome outcome) {
            // nothing is compared
        }

        @Override
        public void forget(Collection<UUID> executions) {
            // nothing is remembered
        }
    }

    @Test
    void whereNoneCanGoMoreAreKeptUntilOneCan() {
        for (int version = 1; version <= 5; version++) {
            render(node, node.begin(), "any");
            node.versions.create(KEY, draft("v" + version), _ -> true);
            node.versions.activate(KEY, version + 1, _ -> true);
        }
        assertThat(node.versions(KEY)).isEqualTo("1 2 3 4 5 6*");

        node.executions().forEach(node::end);
        other.effective.refresh();

        assertThat(node.versions(KEY)).isEqualTo("3 4 5 6*");
    }

    @Test
    void aTextThatIsGoneIsFoundByItsHashAsLongAsAnExecutionThatUsedItIsKnown() {
        var execution = node.begin();
        node.versions.create(KEY, draft("used"), _ -> true);
        node.versions.activate(KEY, 2, _ -> true);
        var sha256 = render(node, execution, "any").source().sha256();
        node.end(execution);
        node.versions.activate(KEY, 1, _ -> true);
        node.versions.delete(KEY, 2, _ -> true);
        age();
        node.versions.create(KEY, draft("another"), _ -> true);
        node.versions.delete(KEY, 3, _ -> true);
        assertThat(other.versions.text(sha256)).isEqualTo(text("used"));

        node.transaction.executeWithoutResult(_ -> node.uses.forget(List.of(execution)));

        assertThatExceptionOfType(PromptException.NotFound.class).isThrownBy(() -> other.versions.text(sha256));
    }

    private void age() {
        node.jdbc
                .sql("update prompt_text set created_at = created_at - interval '1 hour'")
                .update();
    }

    @Test
    void goingBackLeadsToTheOneBeforeAndThenToTheOneBeforeThat() {
        create(2);
        node.versions.activate(KEY, 2, _ -> true);
        node.versions.activate(KEY, 3, _ -> true);

        assertThat(node.versions.rollback(KEY, _ -> true).effective()).isEqualTo(2);
        assertThat(other.versions.rollback(KEY, _ -> true).effective()).isEqualTo(1);
        assertThatExceptionOfType(PromptException.NoEarlier.class)
                .isThrownBy(() -> node.versions.rollback(KEY, _ -> true));
    }

    @Test
    void anExecutionThatHasEndedHoldsOnToNothing() {
        var execution = node.begin();
        node.end(execution);

        assertThat(render(node, execution, "any").user()).isEqualTo("add as shipped");
        assertThat(node.versions.get(KEY, 1).pinned()).isFalse();
    }

    @Test
    void aChangeMadeOnAnOlderStateIsRefused() {
        var seen = node.versions.state(KEY).revision();
        create(1);

        assertThatExceptionOfType(PromptException.Stale.class)
                .isThrownBy(() -> node.versions.activate(KEY, 2, revision -> revision == seen));
    }

    @Test
    void aVariantBeginsAsWhatItFellBackTo() {
        node.versions.create(KEY, draft("general"), _ -> true);
        node.versions.activate(KEY, 2, _ -> true);

        node.versions.create(VARIANT, draft("for llama"), _ -> true);

        assertThat(node.versions(VARIANT)).isEqualTo("1* 2");
        assertThat(render(node, node.begin(), "llama3:8b").user()).isEqualTo("add general");
        node.versions.activate(VARIANT, 2, _ -> true);
        assertThat(render(node, node.begin(), "llama3:8b").user()).isEqualTo("add for llama");
        assertThat(render(node, node.begin(), "qwen3").user()).isEqualTo("add general");
    }

    @Test
    void aNewDefaultIsEffectiveUnlessAPersonChoseTheOneThatIs() {
        node.versions.firstUse(KEY);
        try (var next = new PromptNode(database, Map.of(KEY, text("of the next release")))) {
            next.versions.firstUse(KEY);
            assertThat(node.versions(KEY)).isEqualTo("1 2*");
        }
        try (var old = new PromptNode(database, SHIPPED)) {
            old.versions.firstUse(KEY);
            assertThat(node.versions(KEY))
                    .as("a default that was there before is not new")
                    .isEqualTo("1 2*");
        }
        node.versions.activate(KEY, 1, _ -> true);
        try (var next = new PromptNode(database, Map.of(KEY, text("of the release after")))) {
            next.versions.firstUse(KEY);
            assertThat(node.versions(KEY)).isEqualTo("1* 2 3");
        }
    }

    @Test
    void everyNodeKnowsWhatIsEffectiveWithinASecond() {
        try (var timers = new AnnotationConfigApplicationContext()) {
            timers.register(Timers.class);
            timers.registerBean(EffectivePrompts.class, () -> other.effective);
            timers.refresh();
            Awaitility.await().until(() -> inMemory(other).equals(1));
            node.versions.create(KEY, draft("b"), _ -> true);

            node.versions.activate(KEY, 2, _ -> true);

            Awaitility.await()
                    .atMost(Duration.ofSeconds(1))
                    .until(() -> inMemory(other).equals(2));
        }
    }

    @EnableScheduling
    static class Timers {}

    private static Integer inMemory(PromptNode node) {
        var version = node.effective.find(KEY).orElseThrow().source().version();
        return version == null ? 0 : version;
    }

    @Test
    void whileTheDatabaseIsAwayTheLastTextKnownIsUsedElseTheDefault() {
        node.versions.create(KEY, draft("tuned"), _ -> true);
        node.versions.activate(KEY, 2, _ -> true);
        node.effective.refresh();
        var execution = node.begin();
        node.close();
        other.close();

        assertThat(render(node, execution, "any").user()).isEqualTo("add tuned");
        assertThat(render(other, execution, "any"))
                .satisfies(prompt -> assertThat(prompt.user()).isEqualTo("add as shipped"))
                .satisfies(prompt -> assertThat(prompt.source().version()).isNull());
    }

    @Test
    void aTextThatCannotServeIsRefusedWithTheNameOfTheVariable() {
        assertThatExceptionOfType(InvalidPromptException.class)
                .isThrownBy(() -> node.versions.create(KEY, draft("{{wishes}}"), _ -> true))
                .withMessageContaining("wishes");
        assertThat(node.versions(KEY)).isEmpty();
    }

    private void create(int count) {
        for (int i = 0; i < count; i++) {
            node.versions.create(KEY, draft("variation " + i), _ -> true);
        }
    }

    private static Prompt render(PromptNode node, UUID execution, String model) {
        var name = new PromptName("code_generation", CodeLanguage.PYTHON, model);
        return node.catalog.render(name, execution, Map.of("request", "add"));
    }
}
