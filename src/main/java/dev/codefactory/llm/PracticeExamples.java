package dev.codefactory.llm;

import java.util.List;

/** The example requests that are answered without any model, for whoever shows them to users. */
public interface PracticeExamples {

    /** By language, then by id. */
    List<Example> all();

    /**
     * @param id its name, such as {@code python-is-palindrome}
     * @param language the wire word of the language to ask for
     * @param description what to post as the description, verbatim
     */
    record Example(String id, String language, String description) {}
}
