package dev.codefactory.standin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.standin.model.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OllamaStandInTests {

    static final String MODEL = "qwen2.5-coder:7b";

    OllamaStandIn standIn = OllamaStandIn.start();
    RawClient client = RawClient.of(standIn.url());

    @BeforeEach
    void installAModel() {
        standIn.model(MODEL).replies("Hello, wörld 🌍");
    }

    @AfterEach
    void stop() {
        client.close();
        standIn.close();
    }

    @Test
    void streamsTheScriptedTextAndCountsIt() {
        RawClient.Response response = client.post("/api/chat", chat("hi there"));

        assertThat(response.contentType()).isEqualTo("application/x-ndjson");
        assertThat(response.content()).isEqualTo("Hello, wörld 🌍");
        JsonNode last = response.lines().getLast();
        assertThat(last.path("done_reason").asString()).isEqualTo("stop");
        assertThat(last.path("prompt_eval_count").asInt()).isEqualTo(2);
        assertThat(last.path("eval_count").asInt()).isEqualTo(response.lines().size() - 1);
    }

    @Test
    void theLastReplyIsRepeated() {
        standIn.model(MODEL).replies("first", "second");

        assertThat(client.post("/api/chat", chat("x")).content()).isEqualTo("first");
        assertThat(client.post("/api/chat", chat("x")).content()).isEqualTo("second");
        assertThat(client.post("/api/chat", chat("x")).content()).isEqualTo("second");
    }

    @Test
    void aRuleAnswersOnlyWhatItIsMeantFor() {
        standIn.model(MODEL).when("reverse", Reply.text("esrever"));

        assertThat(client.post("/api/chat", chat("please reverse it")).content())
                .isEqualTo("esrever");
        assertThat(client.post("/api/chat", chat("please add it")).content()).isEqualTo("Hello, wörld 🌍");
    }

    @Test
    void remembersWhoAskedForWhat() {
        client.post("/api/chat", chat("hi"));

        Visit visit = standIn.ledger().last("/api/chat");
        assertThat(visit.model()).isEqualTo(MODEL);
        assertThat(visit.status()).isEqualTo(200);
        assertThat(visit.untilFirstByte()).isNotNull();
        assertThat(visit.untilDisconnect()).isNull();
    }

    static String chat(String prompt) {
        return "{\"model\":\"" + MODEL + "\",\"messages\":[{\"role\":\"user\",\"content\":\"" + prompt + "\"}]}";
    }
}
