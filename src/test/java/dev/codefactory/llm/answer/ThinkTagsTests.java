package dev.codefactory.llm.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThinkTagsTests {

    final StringBuilder answer = new StringBuilder();
    final StringBuilder thinking = new StringBuilder();
    final ThinkTags tags = new ThinkTags(answer::append, thinking::append);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 8, 1_000})
    void takeTheThinkingOutHoweverItIsCutIntoPieces(int size) {
        hear("\n<think>\nFirst a < b, then </thin air>.\n</think>\n\ndef f(): ...\n", size);

        assertThat(thinking).hasToString("\nFirst a < b, then </thin air>.\n");
        assertThat(answer).hasToString("def f(): ...\n");
    }

    @ParameterizedTest
    @CsvSource({"plain words", "<thin", "'  <'", "code with <think> in it </think>", "''"})
    void leaveAnAnswerAloneThatDoesNotBeginWithThinking(String text) {
        hear(text, 1);

        assertThat(answer).hasToString(text);
        assertThat(thinking).isEmpty();
    }

    @Test
    void takeThinkingThatNeverEndsForNoAnswer() {
        hear("<think>and so on </thi", 4);

        assertThat(answer).isEmpty();
        assertThat(thinking).hasToString("and so on </thi");
    }

    @Test
    void leaveLaterTagsInTheAnswer() {
        hear("<think>a</think>b <think>c</think>", 3);

        assertThat(answer).hasToString("b <think>c</think>");
    }

    private void hear(String text, int size) {
        for (int from = 0; from < text.length(); from += size) {
            tags.add(text.substring(from, Math.min(text.length(), from + size)));
        }
        tags.end();
    }
}
