package dev.codefactory.pipeline.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerCleanerTests {

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "<think>hm</think>code => code",
                "<think>hm</think>a<think>b</think>c => a<think>b</think>c",
                "hm</think> => ''",
                "<think>code without an end => code without an end",
                "<|assistant|>code => code",
                "code<|im_end|>more => code",
                "code</s> => code",
                "code<｜end▁of▁sentence｜>more => code",
                "stop = '<|im_end|>' => stop = '<|im_end|>'",
                "a <s>struck</s> word => a <s>struck</s> word",
            })
    void keepsWhatWasMeantForReaders(String answer, String expected) {
        assertThat(AnswerCleaner.clean(answer)).isEqualTo(expected);
    }
}
