package dev.codefactory.sandbox.confinement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunResultsTests {

    private static final List<String> PATHS = List.of("a.xml", "b.xml");

    @Test
    void readsOneFilePerLine() {
        assertThat(RunResults.read("ready\n1 aGk=\n0 \n", PATHS)).isEqualTo(Map.of("a.xml", "", "b.xml", "hi"));
    }

    @Test
    void believesTheLastLineAboutAFile() {
        assertThat(RunResults.read("ready\n0 Zm9yZ2Vk\n0 aGk=\n", PATHS)).isEqualTo(Map.of("a.xml", "hi"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2 aGk=", "-1 aGk=", "99999999999 aGk=", "0 ***", "0", "x aGk=", "../c.xml aGk=", "\0"})
    void skipsWhatIsNoResult(String forged) {
        assertThat(RunResults.read("ready\n" + forged + "\n", PATHS)).isEmpty();
    }

    @Test
    void knowsARunThatNeverBegan() {
        assertThat(RunResults.began("")).isFalse();
        assertThat(RunResults.began("ready\n")).isTrue();
    }

    @Test
    void readsTheExitCodeFromTheLastLineOnly() {
        assertThat(RunResults.exitCode("ready\n0 aGk=\ndone 137\n")).hasValue(137);
        assertThat(RunResults.exitCode("ready\ndone 1\n0 aGk=\n")).isEmpty();
        assertThat(RunResults.exitCode("ready\ndone 13")).isEmpty();
    }

    @Test
    void addsUpWhatTheShellSaysOfItsTimes() {
        var lines = "ready\n0m0.010000s 0m0.020000s\n1m2.500000s 0m0.500000s\n";
        assertThat(RunResults.cpu(lines)).isEqualTo(Duration.ofMillis(63_030));
        assertThat(RunResults.cpu("ready\n")).isZero();
    }

    @Test
    void knowsThatTheKernelKilledSomethingForItsMemory() {
        assertThat(RunResults.ranOutOfMemory("ready\npeak 4096\noom_kill 0\n")).isFalse();
        assertThat(RunResults.ranOutOfMemory("ready\noom_kill 16\n")).isTrue();
        assertThat(RunResults.peakMemory("ready\npeak 4096\n")).isEqualTo(4096);
    }
}
