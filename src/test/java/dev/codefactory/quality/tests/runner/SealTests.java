package dev.codefactory.quality.tests.runner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SealTests {

    private final Seal seal = Seal.random();

    @Test
    void opensWhatItSigned() {
        assertThat(seal.open(seal.sign("<x/>\n") + "\n<x/>\n")).contains("<x/>\n");
    }

    @Test
    void opensNothingThatAnotherSigned() {
        assertThat(seal.open(Seal.random().sign("<x/>") + "\n<x/>")).isEmpty();
    }

    @Test
    void opensNothingThatWasChanged() {
        assertThat(seal.open(seal.sign("<x/>") + "\n<y/>")).isEmpty();
    }

    @Test
    void opensNothingThatIsNotThere() {
        assertThat(seal.open(null)).isEmpty();
        assertThat(seal.open("")).isEmpty();
        assertThat(seal.open("<testsuite/>")).isEmpty();
    }

    @Test
    void saysNoSecretWhenItIsPrinted() {
        assertThat(seal).hasToString("a seal");
    }
}
