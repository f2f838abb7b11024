package dev.codefactory.model.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SmallTaskTests {

    @Test
    void eachComesWithATestThatImportsTheSolution() {
        assertThat(SmallTask.shipped()).hasSize(6).allSatisfy(task -> {
            assertThat(task.description()).isNotBlank();
            assertThat(task.test()).startsWith("from solution import").contains("assert");
        });
    }
}
