package dev.codefactory.llm;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The example requests that are answered without any model, for whoever shows them to users. */
public interface PracticeExamples {

    /** By language, then by id. */
    List<Example> all();

    /**
     * @param id its name, such as {@code python-is-palindrome}
     * @param templateType the name of the template it is for
     * @param language the wire word of the language to ask for
     * @param description what to post as the description, verbatim
     * @param parameters what the template asks for besides, by name
     * @param files contents of the files it brings, by path
     */
    record Example(
            String id,
            String templateType,
            String language,
            String description,
            Map<String, Object> parameters,
            Map<String, String> files) {

        public Example {
            // In their order.
            parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
            files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
        }
    }
}
