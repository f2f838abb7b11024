package dev.codefactory.llm.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AnswerTests {

    final AtomicLong now = new AtomicLong();
    final List<String> told = new ArrayList<>();
    final ProgressBatch progress = new ProgressBatch(told::add, now::get);

    @Test
    void replacesWhatCannotBeStored() {
        assertThat(AnswerText.clean("a\u0000b\ud800c\udc00d 🌍")).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd 🌍");
    }

    @Test
    void tellsTheFirstTextAtOnceAndTheNextInBatches() {
        progress.add("a");
        progress.add("b");
        progress.add("c");
        now.addAndGet(Duration.ofMillis(250).toNanos());
        progress.add("d");
        progress.add("e");
        progress.flush();

        assertThat(told).containsExactly("a", "bcd", "e");
    }

    @Test
    void tellsAFullBatchBeforeItIsDue() {
        progress.add("a");
        progress.add("b".repeat(1024));

        assertThat(told).hasSize(2);
    }

    @Test
    void keepsCharactersOfTwoHalvesTogether() {
        progress.add("\ud83c");
        progress.add("\udf0d");
        progress.flush();

        assertThat(String.join("", told)).isEqualTo("🌍");
    }

    @Test
    void endlessWhiteSpaceRunsAway() {
        assertThat(runsAway("  \n\t \n  ".repeat(2_000))).isTrue();
    }

    @Test
    void theSameParagraphOverAndOverRunsAway() {
        assertThat(runsAway("I will now write the function, as you asked me to.\n".repeat(400)))
                .isTrue();
    }

    @Test
    void aLongAnswerDoesNotRunAway() {
        var code = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            code.append("values[").append(i).append("] = compute(").append(i).append(");\n");
        }
        assertThat(runsAway(code.toString())).isFalse();
    }

    private static boolean runsAway(String answer) {
        var runaway = new Runaway();
        for (int from = 0; from < answer.length(); from += 7) {
            if (runaway.after(answer.substring(from, Math.min(answer.length(), from + 7)))) {
                return true;
            }
        }
        return false;
    }
}
