package dev.codefactory.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** What a client may rely on, asked of the stand-in and, when there is one, of a real server. */
abstract class OllamaConformanceTests {

    private static final String JSON = "application/json; charset=utf-8";
    private static final String NDJSON = "application/x-ndjson";
    private static final String SCHEMA =
            "{\"type\":\"object\",\"properties\":{\"colour\":{\"enum\":[\"red\",\"green\"]},"
                    + "\"count\":{\"type\":\"integer\"}},\"required\":[\"colour\",\"count\"]}";

    /** A request and what must be true of its response; {@code MODEL} in a body stands for the model under test. */
    record Rule(
            String sentence,
            String request,
            String body,
            int status,
            String type,
            Consumer<RawClient.Response> holds) {}

    abstract URI server();

    abstract String model();

    @TestFactory
    Stream<DynamicTest> everyRuleHolds() {
        return Stream.of(routes(), chats(), refusals())
                .flatMap(rules -> rules)
                .map(rule -> DynamicTest.dynamicTest(rule.sentence(), () -> check(rule)));
    }

    private void check(Rule rule) {
        try (RawClient client = RawClient.of(server())) {
            String[] request = rule.request().split(" ");
            RawClient.Response response =
                    client.send(request[0], request[1], rule.body().replace("MODEL", model()));
            assertThat(response.status()).as(response.body()).isEqualTo(rule.status());
            assertThat(response.contentType()).startsWith(rule.type());
            rule.holds().accept(response);
        }
    }

    private Stream<Rule> routes() {
        return Stream.of(
                new Rule(
                        "the root says it runs",
                        "GET /",
                        "",
                        200,
                        "text/plain",
                        response -> assertThat(response.body()).isEqualTo("Ollama is running")),
                new Rule(
                        "the root answers HEAD",
                        "HEAD /",
                        "",
                        200,
                        "text/plain",
                        response -> assertThat(response.body()).isEmpty()),
                new Rule(
                        "the version is a word",
                        "GET /api/version",
                        "",
                        200,
                        JSON,
                        response -> assertThat(response.json().path("version").asString())
                                .matches("\\d+\\.\\d+\\.\\d+.*")),
                new Rule("tags list the model with its digest", "GET /api/tags", "", 200, JSON, this::listsTheModel),
                new Rule(
                        "ps names the context length of a loaded model",
                        "GET /api/ps",
                        "",
                        200,
                        JSON,
                        response -> response.json()
                                .path("models")
                                .forEach(model -> assertThat(
                                                model.path("context_length").asInt())
                                        .isPositive())),
                new Rule(
                        "show tells the architecture",
                        "POST /api/show",
                        "{\"model\":\"MODEL\"}",
                        200,
                        JSON,
                        response -> assertThat(response.json()
                                        .path("model_info")
                                        .path("general.architecture")
                                        .asString())
                                .isNotEmpty()),
                new Rule(
                        "an unknown path is not found",
                        "GET /api/nothing",
                        "",
                        404,
                        "text/plain",
                        response -> assertThat(response.body()).isEqualTo("404 page not found")),
                new Rule(
                        "a wrong method is not allowed",
                        "GET /api/chat",
                        "",
                        405,
                        "text/plain",
                        response -> assertThat(response.body()).isEqualTo("405 method not allowed")));
    }

    private Stream<Rule> chats() {
        String hello = "\"model\":\"MODEL\",\"messages\":[{\"role\":\"user\",\"content\":\"Say hello.\"}],"
                + "\"options\":{\"num_ctx\":2048,\"num_predict\":8,\"temperature\":0}";
        String longText = "word ".repeat(4000);
        return Stream.of(
                new Rule("a chat streams by default", "POST /api/chat", "{" + hello + "}", 200, NDJSON, this::endsOnce),
                new Rule(
                        "a chat without stream is one object",
                        "POST /api/chat",
                        "{" + hello + ",\"stream\":false}",
                        200,
                        JSON,
                        response -> assertThat(response.json().path("done").asBoolean())
                                .isTrue()),
                new Rule(
                        "generate answers in response",
                        "POST /api/generate",
                        "{\"model\":\"MODEL\",\"prompt\":\"Say hello.\",\"options\":{\"num_predict\":8}}",
                        200,
                        NDJSON,
                        response -> assertThat(response.lines()).allMatch(line -> line.has("response"))),
                new Rule(
                        "num_predict ends an answer with length",
                        "POST /api/chat",
                        "{" + hello.replace("\"num_predict\":8", "\"num_predict\":2") + ",\"stream\":false}",
                        200,
                        JSON,
                        response -> assertThat(
                                        response.json().path("done_reason").asString())
                                .isEqualTo("length")),
                new Rule(
                        "a schema is followed",
                        "POST /api/chat",
                        "{" + hello.replace("\"num_predict\":8", "\"num_predict\":64") + ",\"stream\":false,\"format\":"
                                + SCHEMA + "}",
                        200,
                        JSON,
                        this::followsTheSchema),
                new Rule(
                        "no messages load the model",
                        "POST /api/chat",
                        "{\"model\":\"MODEL\",\"messages\":[]}",
                        200,
                        JSON,
                        response -> assertThat(
                                        response.json().path("done_reason").asString())
                                .isEqualTo("load")),
                new Rule(
                        "a prompt beyond the window is refused when nothing may be cut",
                        "POST /api/chat",
                        "{\"model\":\"MODEL\",\"truncate\":false,\"shift\":false,\"options\":{\"num_ctx\":2048},\"messages\":[{\"role\":\"user\",\"content\":\""
                                + longText + "\"}]}",
                        400,
                        JSON,
                        response -> assertThat(response.json().path("error").asString())
                                .contains("exceed_context_size_error", "n_prompt_tokens")));
    }

    private Stream<Rule> refusals() {
        return Stream.of(
                refusal(
                        "an unknown model is not found",
                        "{\"model\":\"no-such-model\",\"messages\":[]}",
                        404,
                        "model 'no-such-model' not found"),
                refusal("an empty body is refused", "", 400, "missing request body"),
                refusal(
                        "a body that is no JSON is refused",
                        "x",
                        400,
                        "invalid character 'x' looking for beginning of value"),
                refusal(
                        "an option of the wrong type is refused",
                        "{\"model\":\"MODEL\",\"options\":{\"num_ctx\":\"many\"},\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}",
                        500,
                        "option \"num_ctx\" must be of type integer"),
                refusal(
                        "a format that is no schema is refused",
                        "{\"model\":\"MODEL\",\"format\":\"yaml\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}",
                        500,
                        "invalid format: \"yaml\""));
    }

    private static Rule refusal(String sentence, String body, int status, String error) {
        return new Rule(
                sentence,
                "POST /api/chat",
                body,
                status,
                JSON,
                response -> assertThat(response.json().path("error").asString()).startsWith(error));
    }

    private void listsTheModel(RawClient.Response response) {
        assertThat(response.json().path("models")).anySatisfy(model -> {
            assertThat(model.path("name").asString()).isEqualTo(model());
            assertThat(model.path("digest").asString()).matches("[0-9a-f]{64}");
            assertThat(model.path("details").path("family").asString()).isNotEmpty();
        });
    }

    private void endsOnce(RawClient.Response response) {
        JsonNode last = response.lines().getLast();
        assertThat(response.lines().stream().filter(line -> line.path("done").asBoolean()))
                .hasSize(1);
        assertThat(last.path("message").path("content").asString()).isEmpty();
        assertThat(last.path("done_reason").asString()).isIn("stop", "length");
        assertThat(last.path("prompt_eval_count").asInt()).isPositive();
        assertThat(last.path("eval_count").asInt()).isPositive();
    }

    private void followsTheSchema(RawClient.Response response) {
        JsonNode said = Script.MAPPER.readTree(
                response.json().path("message").path("content").asString());
        assertThat(said.path("colour").asString()).isIn("red", "green");
        assertThat(said.path("count").isIntegralNumber()).isTrue();
    }
}
