package dev.codefactory.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

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
}
