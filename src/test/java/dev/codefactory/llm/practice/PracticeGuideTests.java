package dev.codefactory.llm.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PracticeGuideTests {

    @Test
    void listsEveryExample() throws IOException {
        var guide = Files.readString(Path.of("docs/guides/practice.md"));

        assertThat(new ShippedCassettes().all())
                .isNotEmpty()
                .allSatisfy(example -> assertThat(guide)
                        .contains("| `%s` | `%s` | %s | %s |"
                                .formatted(
                                        example.id(),
                                        example.templateType(),
                                        example.language(),
                                        example.description())));
    }
}
