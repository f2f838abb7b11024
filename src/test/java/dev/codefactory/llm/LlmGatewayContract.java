package dev.codefactory.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What every gateway promises its callers, whoever answers behind it. */
public abstract class LlmGatewayContract {

    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    protected abstract LlmGateway gateway();

    /** A call that {@link #gateway()} answers with {@link #answer()}. */
    protected abstract LlmCall answerable();

    protected abstract String answer();

    /** A call that cannot succeed, now or later. */
    protected abstract LlmCall refused();

    /** A gateway that takes much longer than {@link #AT_ONCE} to answer {@link #answerable()}, yet begins at once. */
    protected abstract LlmGateway slowGateway();

    @Test
    void answersWithTextSourceUsageAndTranscript() {
        var outcome = gateway().ask(answerable(), LlmProgress.NONE);

        assertThat(outcome).isInstanceOfSatisfying(LlmOutcome.Completed.class, completed -> {
            var reply = completed.reply();
            assertThat(reply.text()).isEqualTo(answer());
            assertThat(reply.source().provider()).isEqualTo(gateway().status().provider());
            assertThat(reply.usage().outputTokens()).isPositive();
            assertThat(reply.usage().wall()).isPositive();
            assertThat(reply.transcript()).isNotBlank();
            assertThat(reply.notes()).isEmpty();
        });
    }

    @Test
    void tellsProgressInOrderAndInFull() {
        var heard = new ConcurrentLinkedQueue<String>();

        gateway().ask(answerable(), heard::add);

        assertThat(String.join("", heard)).isEqualTo(answer());
    }

    @Test
    void aListenerThatFailsCostsNothing() {
        var outcome = gateway().ask(answerable(), _ -> {
            throw new IllegalStateException("listener");
        });

        assertThat(outcome).isInstanceOf(LlmOutcome.Completed.class);
    }

    @Test
    void refusesAsAValueThatSaysWhy() {
        var outcome = gateway().ask(refused(), LlmProgress.NONE);

        assertThat(outcome).isInstanceOfSatisfying(LlmOutcome.Failed.class, failed -> {
            assertThat(failed.reason().isTransient()).isFalse();
            assertThat(failed.detail()).isNotBlank();
        });
    }

    @Test
    void anInterruptEndsACallThatIsBeingAnswered() throws Exception {
        var begun = new CountDownLatch(1);
        var call = new Caller(() -> slowGateway().ask(answerable(), _ -> begun.countDown()));
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        call.interrupt();

        assertThat(call.outcome()).isInstanceOf(LlmOutcome.Cancelled.class);
        assertThat(call.keptTheInterrupt()).isTrue();
    }

    @Test
    void anInterruptedCallerIsNotAnswered() throws Exception {
        var call = new Caller(() -> {
            Thread.currentThread().interrupt();
            return gateway().ask(answerable(), LlmProgress.NONE);
        });

        assertThat(call.outcome()).isInstanceOf(LlmOutcome.Cancelled.class);
        assertThat(call.keptTheInterrupt()).isTrue();
    }

    @Test
    void saysWhatEachRoleIsAnsweredBy() {
        var status = gateway().status();

        assertThat(status.usable()).isTrue();
        assertThat(status.detail()).isNotBlank();
        assertThat(status.models()).containsOnlyKeys(ModelRole.values());
    }

    @Test
    void theModelOfEachRoleIsOnSomeHost() {
        var hosts = gateway().hosts();

        assertThat(hosts)
                .isNotEmpty()
                .allSatisfy(host -> assertThat(host.slots()).isPositive());
        for (var role : ModelRole.values()) {
            var model = gateway().modelFor(role, null);
            assertThat(hosts)
                    .as(role.id())
                    .anySatisfy(host -> assertThat(host.models()).contains(model));
        }
    }

    @Test
    void whatAnswersIsOneOfTheHostsWithTheModelThatWasForetold() {
        var hosts = gateway().hosts().stream().map(LlmHost::id).toList();
        var model = gateway().modelFor(answerable().role(), answerable().model());

        var outcome = gateway().ask(answerable(), LlmProgress.NONE);

        assertThat(outcome).isInstanceOfSatisfying(LlmOutcome.Completed.class, completed -> {
            var source = completed.reply().source();
            assertThat(hosts).contains(source.host());
            assertThat(source.model()).isEqualTo(model);
        });
    }

    /** A thread that asks, and can be interrupted while it does. */
    protected static final class Caller {

        private final CompletableFuture<LlmOutcome> outcome = new CompletableFuture<>();
        private final CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        private final Thread thread;

        public Caller(Supplier<LlmOutcome> ask) {
            thread = Thread.ofVirtual().start(() -> {
                outcome.complete(ask.get());
                interrupted.complete(Thread.currentThread().isInterrupted());
            });
        }

        public void interrupt() {
            thread.interrupt();
        }

        public LlmOutcome outcome() {
            await().atMost(AT_ONCE).until(outcome::isDone);
            return outcome.join();
        }

        public boolean keptTheInterrupt() {
            return interrupted.join();
        }
    }
}
