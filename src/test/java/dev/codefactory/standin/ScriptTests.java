package dev.codefactory.standin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.standin.model.Content;
import dev.codefactory.standin.model.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScriptTests {

    private final OllamaStandIn standIn = OllamaStandIn.start();
    private final RawClient client = RawClient.of(standIn.url());

    @AfterEach
    void stop() {
        client.close();
        standIn.close();
    }

    @Test
    void aScriptDescribesModelsKnobsRepliesAndFaults() {
        post("""
            version: "0.34.1"
            models:
              coder:7b:
                knobs: {tokens_per_line: 100, path: native, thinks: true}
                replies:
                  - plain text
                  - {text: an answer, thinking: a thought, finish: length}
                  - {content: refusal}
                when:
                  - {text: reverse, replies: [esrever]}
                faults_next:
                  - {status: {status: 503, error: later}}
                  - {error_line: {after: 0, message: broken}}
            faults:
              /api/tags: {status: {status: 502, content_type: text/html, body: <html>}}
            """);

        assertThat(client.get("/api/version").json().path("version").asString()).isEqualTo("0.34.1");
        assertThat(client.get("/api/tags").status()).isEqualTo(502);
        assertThat(ask("x").body()).isEqualTo("{\"error\":\"later\"}");
        assertThat(ask("x").lines().getFirst().path("error").asString()).isEqualTo("broken");
        assertThat(ask("please reverse").content()).isEqualTo("esrever");
    }

    @Test
    void repliesCarryThinkingAndTheirEnd() {
        post("""
            models:
              coder:7b:
                knobs: {tokens_per_line: 100, thinks: true}
                replies: [{text: an answer, thinking: a thought, finish: length}, {content: refusal}]
            """);

        RawClient.Response first = ask("x");
        assertThat(first.lines().getFirst().path("message").path("thinking").asString())
                .isEqualTo("a thought");
        assertThat(first.content()).isEqualTo("an answer");
        assertThat(first.lines().getLast().path("done_reason").asString()).isEqualTo("length");
        assertThat(ask("x").content())
                .isEqualTo(Content.REFUSAL.replies().getFirst().text());
    }

    @Test
    void aFormatIsFollowedUnlessTheModelIsToldToIgnoreIt() {
        standIn.model("coder:7b").replies("no json at all");
        String body = "{\"model\":\"coder:7b\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],\"format\":"
                + "{\"type\":\"object\",\"properties\":{\"n\":{\"const\":7}},\"required\":[\"n\"]}}";

        assertThat(client.post("/api/chat", body).content()).isEqualTo("{\"n\":7}");
        standIn.model("coder:7b").knobs(knobs -> knobs.honoursFormat(false));
        assertThat(client.post("/api/chat", body).content()).isEqualTo("no json at all");
    }

    @Test
    void aMistakeInAScriptIsNamed() {
        assertThat(admin("models: {m: {knobs: {slot: 2}}}")).contains("slot");
        assertThat(admin("models: {m: {fault: {stal: {after: 1}}}}")).contains("unknown fault: stal");
        assertThat(admin("modles: {}")).contains("modles");
    }

    @Test
    void theAdminPortShowsTheLedgerAndTheCounters() {
        standIn.model("coder:7b").replies("hello");
        ask("what is asked");

        try (RawClient admin = RawClient.of(standIn.adminUrl())) {
            assertThat(admin.get("/__log").body()).contains("what is asked", "t_first_byte", "\"t_disconnect\":null");
            assertThat(admin.get("/__counters").json().path("loads").asInt()).isOne();
        }
        assertThat(client.get("/__log").status()).isEqualTo(404);
    }

    @Test
    void recordedAnswersAreChosenByThePrompt(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("answers.jsonl"), """
            {"prompt_contains": "add two", "answer": "short"}
            {"prompt_contains": "add two numbers\\nand print", "answer": "long, first"}
            {"prompt_contains": "add two numbers and print", "answer": "long, second", "finish": "length"}
            {"prompt_contains": "add two", "answer": "other", "model": "other:1b"}
            """);
        RecordedAnswers answers = RecordedAnswers.read(file);
        standIn.model("coder:7b").from(answers);

        assertThat(answers.models()).containsExactly("other:1b");
        assertThat(ask("Please add two.").content()).isEqualTo("short");
        assertThat(ask("Please add two numbers  and print them.").content()).isEqualTo("long, first");
        assertThat(ask("Please add two numbers and print them.").content()).isEqualTo("long, second");
        assertThat(ask("Something else").content()).contains("no reply scripted");
    }

    @ParameterizedTest
    @EnumSource(Content.class)
    void everyVariantOfTheMenuHasReplies(Content content) {
        assertThat(content.replies())
                .isNotEmpty()
                .allMatch(reply -> content == Content.EMPTY
                        || content == Content.THINKING_ONLY
                        || !reply.text().isEmpty());
    }

    @Test
    void theBrokenFileIsFollowedByTheFixedOne() {
        standIn.model("coder:7b").replies(Content.BROKEN_THEN_FIXED);

        assertThat(ask("x").content()).contains("def add(a, b)\n");
        assertThat(ask("x").content()).contains("def add(a, b):\n");
    }

    @Test
    void aComputedReplySeesTheRequest() {
        standIn.model("coder:7b").replyWith(request -> Reply.text(request.prompt() + "!"));

        assertThat(ask("echo").content()).isEqualTo("echo!");
    }

    private RawClient.Response ask(String prompt) {
        return client.post(
                "/api/chat",
                "{\"model\":\"coder:7b\",\"messages\":[{\"role\":\"user\",\"content\":\"" + prompt + "\"}]}");
    }

    private void post(String script) {
        assertThat(admin(script)).isEmpty();
    }

    private String admin(String script) {
        try (RawClient admin = RawClient.of(standIn.adminUrl())) {
            return admin.post("/__script", script).body();
        }
    }
}
