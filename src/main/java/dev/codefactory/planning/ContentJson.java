package dev.codefactory.planning;

import dev.codefactory.planning.document.TaskDocument;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Contents as their column holds them. A field that a newer version wrote must not stop this one from reading the rest. */
@Component
class ContentJson {

    private final JsonMapper json;

    ContentJson(JsonMapper json) {
        this.json = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    String write(TaskDocument content) {
        return json.writeValueAsString(content);
    }

    TaskDocument read(String text) {
        return json.readValue(text, TaskDocument.class);
    }
}
