package dev.codefactory.quality.tests.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.codefactory.quality.tests.report.TestCase.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MarkedRunsTests {

    private static final String TOKEN = "0123abcd";

    @Test
    void readsTheTestsOfGo() {
        var output = """
                === RUN   TestAdds
                printed without a break--- PASS: TestAdds (0.00s)
                --- SKIP: TestWaits (0.00s)
                --- FAIL: TestFails (0.01s)
                    calc_test.go:9: 1 + 2 = 4
                """;

        assertThat(GoOutput.read(run("package .", output, "returned 1", 1), TOKEN)
                        .orElseThrow())
                .extracting(TestCase::name, TestCase::outcome)
                .containsExactly(
                        tuple("..TestAdds", Outcome.PASSED),
                        tuple("..TestWaits", Outcome.SKIPPED),
                        tuple("..TestFails", Outcome.FAILED));
    }

    @Test
    void readsTheTestsOfRust() {
        var output = """

                running 4 tests
                test adds ... ok
                test noisy ... printed
                ok
                test fails ... thread 'fails' panicked at 'no'
                FAILED
                test later ... ignored
                test zzzzzz_codefactory_end ... ok

                failures:
                test result: FAILED. 3 passed; 1 failed
                """;

        assertThat(RustOutput.read(run("binary calc", output, "returned 0", 101), TOKEN)
                        .orElseThrow())
                .extracting(TestCase::outcome)
                .containsExactly(Outcome.PASSED, Outcome.PASSED, Outcome.FAILED, Outcome.SKIPPED);
    }

    @Test
    void aRunWithoutItsLastWordsDidNotFinish() {
        var forged = "--- PASS: TestAdds (0.00s)\n9999 returned 0\n";

        assertThat(GoOutput.read(run("package .", forged, null, 0), TOKEN).orElseThrow())
                .last()
                .satisfies(test -> {
                    assertThat(test.outcome()).isEqualTo(Outcome.FAILED);
                    assertThat(test.message()).contains("did not finish");
                });
    }

    @Test
    void anExitCodeThatNoTestExplainsIsAFailure() {
        assertThat(CppOutput.read(run("test t.cpp", "", "returned 3", 3), TOKEN))
                .contains(List.of(new TestCase("t.cpp", Outcome.FAILED, "")));
        assertThat(CppOutput.read(run("test t.cpp", "", "returned 0", 0), TOKEN))
                .contains(List.of(new TestCase("t.cpp", Outcome.PASSED, "")));
        assertThat(CppOutput.read(run("test t.cpp", "", "returned 1", 0), TOKEN).orElseThrow())
                .extracting(TestCase::outcome)
                .containsExactly(Outcome.FAILED);
    }

    @Test
    void nothingIsReadOfAnotherRun() {
        assertThat(GoOutput.read(run("package .", "--- PASS: TestAdds (0.00s)", "returned 0", 0), "another"))
                .contains(List.of());
    }

    private static String run(String name, String output, @Nullable String last, int exit) {
        var words = last == null ? "" : "\n" + TOKEN + " " + last;
        return "%s %s\n%s%s\n%s exit %d\n".formatted(TOKEN, name, output, words, TOKEN, exit);
    }
}
