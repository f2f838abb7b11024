package dev.codefactory;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.access.TestTokens;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.database.TestPostgres;
import dev.codefactory.llm.PracticeExamples;
import dev.codefactory.llm.PracticeExamples.Example;
import dev.codefactory.template.BuiltInTemplates;
import dev.codefactory.template.Template;
import dev.codefactory.template.Templates;
import dev.codefactory.template.Templates.Wishes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Each built-in template in each language it has examples in, with the first of them: the pipeline it becomes and the prompts of its steps
 * equal their golden files. Refresh with {@code -Dgolden.update=true}.
 */
@SpringBootTest(
        properties = {"codefactory.llm.provider=practice", "codefactory.llm.practice.pace=0"},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import({TestPostgres.class, TestTokens.class})
class BuiltInTemplateGoldenTests {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/templates");
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    @Autowired
    PracticeExamples examples;

    @Autowired
    BuiltInTemplates builtIn;

    @Autowired
    Templates templates;

    @Autowired
    TestTokens tokens;

    @LocalServerPort
    int port;

    @Test
    void pipelinesAndPromptsReadAsReviewed() throws IOException {
        var caller = tokens.of("golden");
        var client = new ExampleClient(port, caller.authorization());
        var requests = client.requests();
        var seen = 0;
        for (var template : builtIn.all()) {
            for (var example : firsts(template)) {
                var language = example.language();
                var request = requireNonNull(requests.get(example.id()));
                var wishes = new Wishes(
                        CodeLanguage.ofId(language).orElseThrow(),
                        example.parameters(),
                        !example.files().isEmpty());
                var pipeline = JSON.writeValueAsString(templates.resolve(template, wishes)) + "\n";
                var prompts = client.steps(request).stream()
                        .map(BuiltInTemplateGoldenTests::told)
                        .collect(Collectors.joining("\n"));
                compare(template.name() + "/" + language + ".json", pipeline);
                compare(template.name() + "/" + language + ".md", prompts);
                seen += 2;
            }
        }
        try (var golden = Files.walk(GOLDEN)) {
            assertThat(golden.filter(Files::isRegularFile)).hasSize(seen);
        }
    }

    /** The first example in each language the template has one in; that none is missing is tested with the templates. */
    private Collection<Example> firsts(Template template) {
        var firsts = new TreeMap<String, Example>();
        examples.all().stream()
                .filter(example -> example.templateType().equals(template.name()))
                .forEach(example -> firsts.putIfAbsent(example.language(), example));
        return firsts.values();
    }

    private static String told(Map<String, Object> step) {
        var title = "# %s (%s)\n".formatted(step.get("path"), step.get("type"));
        return step.get("user") == null
                ? title + "\nAsks no model, or asks by what was found out.\n"
                : "%s\n## System\n\n%s\n\n## User\n\n%s\n".formatted(title, step.get("system"), step.get("user"));
    }

    private static void compare(String name, String text) throws IOException {
        var golden = GOLDEN.resolve(name);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(requireNonNull(golden.getParent()));
            Files.writeString(golden, text);
        }
        assertThat(text).as(name).isEqualTo(Files.readString(golden));
    }
}
