package dev.codefactory.llm.answer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.ClassPathResource;

/** The words that ask for JSON. They belong to the protocol with the model, not to what is asked, so they are not versioned prompts. */
final class JsonPrompts {

    private static final String ANSWER = load("llm/json-answer.md");
    private static final String REPAIR = load("llm/json-repair.md");

    private JsonPrompts() {}

    static String answer(String schema) {
        return ANSWER.replace("{schema}", schema);
    }

    static String repair(List<String> problems) {
        return REPAIR.replace("{problems}", "- " + String.join("\n- ", problems));
    }

    private static String load(String path) {
        try {
            return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
