package dev.codefactory.session.golden;

import static dev.codefactory.session.golden.TemplateApi.TEMPLATES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.access.Owner;
import dev.codefactory.access.TestTokens;
import dev.codefactory.llm.LlmGateway;
import dev.codefactory.pipeline.ScriptedGateway;
import dev.codefactory.session.ChainTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** Templates of owners over HTTP: what they hold, who sees them, and which version requests get. */
@ChainTest
@Import(TestTokens.class)
class TemplateApiTests {

    private static final String GREETING = """
            name: greeting
            title: Greeting
            description: Greets somebody. # says so
            complexity: simple
            languages: [python]
            parameters:
              - {name: whom, type: string, default: Ann}
            steps:
              - {id: nlp_analysis, type: nlp_analysis}
              - {id: code_generation, type: code_generation, instructions: "Greet {{whom}}."}
              - {id: code_validation, type: code_validation}
            """;

    @LocalServerPort
    int port;

    @Autowired
    TestTokens tokens;

    @Autowired
    LlmGateway gateway;

    private TemplateApi me = new TemplateApi(0, new Owner(new UUID(0, 0)), "");

    @BeforeEach
    void anOwnerOfItsOwn() {
        me = somebody();
        ((ScriptedGateway) gateway).codes("def add(a, b):\n    return a + b\n");
    }

    private TemplateApi somebody() {
        var identity = tokens.of(UUID.randomUUID().toString());
        return new TemplateApi(port, identity.owner(), identity.authorization());
    }

    @Test
    void whatIsImportedIsExportedToTheLetter() {
        var made = me.take(GREETING);

        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        assertThat(made.header("Location")).isEqualTo(TEMPLATES + "/greeting/versions/1");
        var exported = me.get(TEMPLATES + "/greeting/yaml");
        assertThat(exported.header("Content-Type")).startsWith("application/yaml");
        assertThat(exported.response().body()).isEqualTo(GREETING);
        var tag = exported.header("ETag");
        assertThat(me.get(TEMPLATES + "/greeting/yaml", "If-None-Match", tag).status())
                .isEqualTo(304);
    }

    @Test
    void theFirstVersionWithoutExamplesIsCurrentAndLaterOnesAreNot() {
        me.take(GREETING);
        var next = me.take(GREETING.replace("Greets", "Salutes"));

        assertThat(next.json().path("version").asInt()).isEqualTo(2);
        assertThat(next.json().path("current").asBoolean()).isFalse();
        var seen = me.get(TEMPLATES + "/greeting").json();
        assertThat(seen.path("current_version").asInt()).isEqualTo(1);
        assertThat(seen.path("latest_version").asInt()).isEqualTo(2);
        assertThat(seen.path("description").asString()).startsWith("Greets");
        assertThat(seen.path("origin").asString()).isEqualTo("own");
    }

    @Test
    void theSameYamlAgainAddsNoVersion() {
        me.take(GREETING);

        assertThat(me.take(GREETING).status()).isEqualTo(200);
        assertThat(numbers(TEMPLATES + "/greeting/versions")).containsExactly(1);
    }

    @Test
    void versionsArePagedComparedAndNeverChange() {
        me.take(GREETING);
        me.take(GREETING.replace("Greets", "Salutes"));
        me.take(GREETING.replace("Greets", "Hails"));

        var first = me.get(TEMPLATES + "/greeting/versions?limit=2").json();
        assertThat(first.path("items").findValues("version"))
                .extracting(version -> version.asInt())
                .containsExactly(3, 2);
        assertThat(numbers(TEMPLATES + "/greeting/versions?limit=2&after="
                        + first.path("next").asString()))
                .containsExactly(1);
        assertThat(me.get(TEMPLATES + "/greeting/versions/1")
                        .json()
                        .path("yaml")
                        .asString())
                .isEqualTo(GREETING);
        var diff = me.get(TEMPLATES + "/greeting/versions/3/diff?from=1").json();
        assertThat(diff.path("diff").asString())
                .contains("-description: Greets somebody. # says so", "+description: Hails somebody. # says so")
                .doesNotContain("Salutes");
        assertThat(me.get(TEMPLATES + "/greeting/versions/4").status()).isEqualTo(404);
    }

    @Test
    void aNumberIsNeverGivenTwice() {
        me.take(GREETING);
        var first = id("greeting");
        me.delete(TEMPLATES + "/greeting");
        me.take(GREETING);

        assertThat(id("greeting")).isNotEqualTo(first);
        assertThat(me.get(TEMPLATES + "/" + first).status()).isEqualTo(404);
    }

    @Test
    void aBuiltInTemplatesNameIsNotTaken() {
        var answer = me.take(GREETING.replace("name: greeting", "name: function"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.response().body()).contains("template-name-taken", "/function/customize");
        assertThat(me.delete(TEMPLATES + "/function").response().body()).contains("template-built-in");
        assertThat(me.patch(TEMPLATES + "/function", "{'public': true}").status())
                .isEqualTo(409);
    }

    @Test
    void whatIsNotSharedIsNobodyElses() {
        me.take(GREETING);
        var id = id("greeting");
        var other = somebody();

        for (var path :
                List.of("/greeting", "/" + id, "/" + id + "/yaml", "/" + id + "/versions", "/" + id + "/versions/1")) {
            assertThat(other.get(TEMPLATES + path).status()).as(path).isEqualTo(404);
        }
        assertThat(other.delete(TEMPLATES + "/" + id).status()).isEqualTo(404);
        assertThat(other.patch(TEMPLATES + "/" + id, "{'public': true}").status())
                .isEqualTo(404);
        assertThat(generate(other, id, "").status()).isEqualTo(400);
        assertThat(other.get(TEMPLATES + "?q=greets").json().path("items")).isEmpty();
    }

    @Test
    void whatIsSharedIsUsedByItsIdAndStaysItsOwners() {
        me.take(GREETING);
        me.take(GREETING.replace("Greets", "Salutes"));
        me.patch(TEMPLATES + "/greeting", "{'public': true}");
        var id = id("greeting");
        var other = somebody();

        assertThat(other.get(TEMPLATES + "/" + id).json().path("origin").asString())
                .isEqualTo("shared");
        assertThat(generate(other, id, "").status()).isEqualTo(202);
        assertThat(generate(other, "greeting", "").status()).isEqualTo(400);
        assertThat(other.get(TEMPLATES + "/" + id + "/versions/2").status())
                .as("a version that never was current")
                .isEqualTo(404);
        assertThat(generate(other, id, ", 'template_version': 2").status()).isEqualTo(400);
        assertThat(other.patch(TEMPLATES + "/" + id, "{'public': false}").status())
                .isEqualTo(404);
        assertThat(other.delete(TEMPLATES + "/" + id).status()).isEqualTo(404);
    }

    @Test
    void theListHoldsEverythingOnceInPages() {
        me.take(GREETING);
        me.take(GREETING.replace("name: greeting", "name: zebra").replace("simple", "complex"));

        var one = me.get(TEMPLATES + "?limit=1").json();
        assertThat(one.path("items")).hasSize(1);
        var all = names("?limit=200");
        assertThat(all).contains("function", "greeting", "zebra").isSorted();
        assertThat(names("?limit=200&after=" + one.path("next").asString()))
                .containsExactlyElementsOf(all.subList(1, all.size()));
        assertThat(names("?mine=true")).containsExactly("greeting", "zebra");
        assertThat(names("?mine=true&complexity=complex")).containsExactly("zebra");
        assertThat(names("?mine=true&language=go")).isEmpty();
        assertThat(names("?mine=true&q=ZEB")).containsExactly("zebra");
        assertThat(me.get(TEMPLATES + "?after=No%20name").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type: code_validation | type: nothing       | steps[2].type",
                "name: greeting        | name: Greeting      | name",
                "name: greeting        | name: schema        | reserved",
                "default: Ann          | default: 7          | parameters[0].default",
                "{{whom}}              | {{nobody}}          | nobody",
                "title: Greeting       | titel: Greeting     | titel",
                "title: Greeting       | 'title: \"a\\0b\"'  | title",
            })
    void whatIsNoTemplateIsRefusedByItsPlace(String right, String wrong, String place) {
        var answer = me.take(GREETING.replace(right, wrong));

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
        assertThat(answer.response().body()).contains(place);
    }

    @Test
    void aRequestPinsAVersion() {
        me.take(GREETING);
        me.take(GREETING.replace("Greet {{whom}}", "Salute {{whom}}"));

        assertThat(instructions(generate(me, "greeting", ""))).isEqualTo("Greet {{whom}}.");
        assertThat(instructions(generate(me, "greeting", ", 'template_version': 2")))
                .isEqualTo("Salute {{whom}}.");
        var missing = generate(me, "greeting", ", 'template_version': 3");
        assertThat(missing.status()).isEqualTo(400);
        assertThat(missing.response().body()).contains("template_version");
        assertThat(generate(me, "function", ", 'template_version': 99").status())
                .isEqualTo(400);
    }

    @Test
    void aProjectRunUsesATemplateForEveryTask() {
        me.take(GREETING);
        var project =
                me.post("/api/v1/projects", "{'name': 'p'}").json().path("id").asString();
        var elements = "/api/v1/projects/%s/elements".formatted(project);
        var element = me.post(elements, "{'name': 'e', 'type': 'module'}")
                .json()
                .path("id")
                .asString();
        me.post("%s/%s/tasks".formatted(elements, element), "{'title': 't'}");
        var run = "/api/v1/projects/%s/generate".formatted(project);

        assertThat(me.post(run, "{'template_type': 'greeting', 'parameters': {'nobody': 1}}")
                        .response()
                        .body())
                .contains("parameters.nobody");
        assertThat(me.post(run, "{'template_type': 'none'}").status()).isEqualTo(400);
        var started = me.post(run, "{'template_type': 'greeting', 'parameters': {'whom': 'Bob'}}");

        assertThat(started.status()).as(started.response().body()).isEqualTo(202);
        assertThat(me.get("/api/v1/executions?template_type=greeting").json().path("items"))
                .hasSize(1);
    }

    private String instructions(TemplateApi.Answer accepted) {
        var pipeline = me.get(
                "/api/v1/pipelines/" + accepted.json().path("pipeline_id").asString());
        return pipeline.json().at("/steps/1/instructions").asString();
    }

    private static TemplateApi.Answer generate(TemplateApi who, String template, String more) {
        return who.post(
                "/api/v1/generate", "{'template_type': '%s', 'description': 'add'%s}".formatted(template, more));
    }

    private String id(String name) {
        return me.get(TEMPLATES + "/" + name).json().path("id").asString();
    }

    private List<String> names(String query) {
        return me.get(TEMPLATES + query).json().path("items").values().stream()
                .map(item -> item.path("name").asString())
                .toList();
    }

    private List<Integer> numbers(String path) {
        return me.get(path).json().path("items").values().stream()
                .map(item -> item.path("version").asInt())
                .toList();
    }
}
