package dev.codefactory.sandbox.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.FileTree;
import dev.codefactory.sandbox.SandboxCommand;
import dev.codefactory.sandbox.SandboxCommand.Tool;
import dev.codefactory.sandbox.SandboxResult;
import dev.codefactory.sandbox.confinement.Confinement;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LadderTests {

    private static final SandboxResult HOLDS = new SandboxResult.Exited(0, "", Map.of(), SandboxResult.Usage.NONE);

    @Test
    void takesTheFirstRungThatHolds() throws IOException {
        try (var ladder = ladder(rung("first", "a network can be reached\n"), rung("second", ""), rung("third", ""))) {
            assertThat(ladder.status().kind()).isEqualTo("second");
        }
    }

    @Test
    void passesOverWhatCannotBeHadHere() throws IOException {
        var absent = new FakeRung("first", Optional.of("install first"), new FakeConfinement(HOLDS));
        try (var ladder = ladder(absent, rung("second", ""))) {
            assertThat(ladder.status().kind()).isEqualTo("second");
            assertThat(absent.confinement.closed.get()).isFalse();
        }
    }

    @Test
    void runsNothingWhenNoRungHoldsAndSaysWhyForEach() throws IOException, InterruptedException {
        var absent = new FakeRung("first", Optional.of("install first"), new FakeConfinement(HOLDS));
        try (var ladder = ladder(absent, rung("second", "commands run as root\n"))) {
            assertThat(ladder.status().usable()).isFalse();
            assertThat(ladder.run(command(Set.of())))
                    .isInstanceOfSatisfying(
                            SandboxResult.Refused.class,
                            refused -> assertThat(refused.reason())
                                    .contains("install first", "commands run as root", "second's needs"));
        }
    }

    @Test
    void aRungThatThrowsIsPassedOver() throws IOException {
        var broken = new FakeRung("first", Optional.empty(), new FakeConfinement(null));
        try (var ladder = ladder(broken, rung("second", ""))) {
            assertThat(ladder.status().kind()).isEqualTo("second");
        }
        assertThat(broken.confinement.closed.get()).isTrue();
    }

    @Test
    void closesWhatDidNotHoldAndAtTheEndWhatDid() throws IOException {
        var leaky = rung("first", "a network can be reached\n");
        var tight = rung("second", "");
        try (var ladder = ladder(leaky, tight)) {
            assertThat(ladder.status().usable()).isTrue();
            assertThat(leaky.confinement.closed.get()).isTrue();
            assertThat(tight.confinement.closed.get()).isFalse();
        }
        assertThat(tight.confinement.closed.get()).isTrue();
    }

    @Test
    void refusesACommandWhoseToolIsMissing() throws IOException, InterruptedException {
        var bare = new FakeConfinement(HOLDS) {
            @Override
            public SandboxResult run(SandboxCommand command) {
                return command.tools().isEmpty() ? HOLDS : new SandboxResult.Refused("no such tool");
            }
        };
        try (var ladder = ladder(new FakeRung("bare", Optional.empty(), bare))) {
            assertThat(ladder.run(command(Set.of(Tool.GO))))
                    .isInstanceOfSatisfying(
                            SandboxResult.Refused.class,
                            refused -> assertThat(refused.reason()).contains("apt-get install golang"));
        }
    }

    private static Ladder ladder(Rung... rungs) {
        return new Ladder(List.of(rungs), TestLadders.limits(Map.of()));
    }

    /** A rung whose self-test prints the given sentences. */
    private static FakeRung rung(String kind, String selfTest) {
        var result = new SandboxResult.Exited(0, selfTest, Map.of(), SandboxResult.Usage.NONE);
        return new FakeRung(kind, Optional.empty(), new FakeConfinement(result));
    }

    private static SandboxCommand command(Set<Tool> tools) {
        return new SandboxCommand(FileTree.EMPTY, List.of("true"), Map.of(), tools, Duration.ofSeconds(1), List.of());
    }

    private record FakeRung(String kind, Optional<String> obstacle, FakeConfinement confinement) implements Rung {

        @Override
        public Confinement open() {
            return confinement;
        }

        @Override
        public String needs() {
            return kind + "'s needs";
        }
    }

    private static class FakeConfinement implements Confinement {

        private final AtomicBoolean closed = new AtomicBoolean();
        private final @Nullable SandboxResult result;

        FakeConfinement(@Nullable SandboxResult result) {
            this.result = result;
        }

        @Override
        public String proof() {
            return "";
        }

        @Override
        public SandboxResult run(SandboxCommand command) {
            if (result == null) {
                throw new IllegalStateException("out of order");
            }
            return result;
        }

        @Override
        public void close() {
            closed.set(true);
        }
    }
}
