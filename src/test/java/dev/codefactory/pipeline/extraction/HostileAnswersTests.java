package dev.codefactory.pipeline.extraction;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.CodePath;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model caught in a loop repeats a few characters until it is stopped; reading that must stay cheap. */
class HostileAnswersTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```\n",
                "```python\n</file>\n",
                "<think>",
                "<file path=\"a.py\">\n```\n",
                "def f(x):\n",
                "function f(x) {\n",
                "public void f(int a, ",
                "{",
                "\"",
                "'",
                "`",
                "\"\"\"\n",
                "a b ",
                "\n",
                " ",
                "# x\n",
                "// c\n",
                "(a, b) => ",
                "const a = (",
                "{\"files\": [{\"path\": \"a.py\", \"content\": \"",
                "a.py\n```\n",
                "/*",
                "<|im_end|>",
            })
    @Timeout(30)
    void endsSoonOnEndlessRepetition(String piece) {
        var answer = piece.repeat(40_000 / piece.length());
        for (var language : List.of(CodeLanguage.PYTHON, CodeLanguage.JAVA)) {
            var target = new ExtractionTarget(language, new CodePath("solution.txt"), "f", true, List.of());

            assertThatCode(() -> FileExtraction.extract(answer, target)).doesNotThrowAnyException();
        }
    }
}
