package dev.codefactory.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.codefactory.standin.model.Content;
import dev.codefactory.standin.model.Fault;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class FaultTests {

    private static final String MODEL = "m:latest";
    private static final String CHAT = "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";

    private final OllamaStandIn standIn = OllamaStandIn.start();
    private final RawClient client = RawClient.of(standIn.url());

    @BeforeEach
    void installAModel() {
        standIn.model(MODEL).replies("abcdefghijkl");
    }

    @AfterEach
    void stop() {
        client.close();
        standIn.close();
    }

    @Test
    void answersWithAStatusAndABody() {
        RawClient.Response response = chatMeeting(Fault.busy());

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.body())
                .isEqualTo("{\"error\":\"server busy, please try again.  maximum pending requests exceeded\"}");
    }

    @Test
    void answersWithAProxysPage() {
        RawClient.Response response = chatMeeting(Fault.html());

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.contentType()).startsWith("text/html");
    }

    @Test
    void breaksOffWithAnErrorLine() {
        RawClient.Response response = chatMeeting(Fault.errorLineAfter(2));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.lines()).hasSize(3);
        assertThat(response.lines().getLast().path("error").asString()).contains("unexpected EOF");
    }

    @Test
    void saysDoneAfterAnError() {
        RawClient.Response response = chatMeeting(Fault.errorThenDoneAfter(1));

        assertThat(response.lines().get(1).has("error")).isTrue();
        assertThat(response.lines().getLast().path("done").asBoolean()).isTrue();
    }

    @Test
    void closesInsideAResponse() throws IOException {
        standIn.model(MODEL).fault(Fault.finAfter(2));

        String wire = readAll(CHAT);

        assertThat(wire).contains("abcd", "efgh").doesNotContain("ijkl", "\"done\":true");
        assertThat(wire).doesNotEndWith("0\r\n\r\n");
    }

    @Test
    void resetsTheConnection() throws IOException {
        standIn.model(MODEL).fault(Fault.resetAfter(0));

        try (Socket socket = client.open("/api/chat", CHAT)) {
            assertThatThrownBy(() -> socket.getInputStream().readAllBytes())
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
    }

    @Test
    void stallsUntilTheClientLeavesAndSeesItLeave() throws IOException {
        standIn.model(MODEL).fault(Fault.stallAfter(1));

        try (Socket socket = client.open("/api/chat", CHAT)) {
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            assertThat(standIn.counts().slotsInUse()).isOne();
        }

        await().until(() -> standIn.counts().slotsInUse() == 0);
        assertThat(standIn.ledger().last("/api/chat").untilDisconnect()).isNotNull();
        assertThat(standIn.ledger().last("/api/chat").untilEnd()).isNull();
    }

    @Test
    void noticesAClientThatLeavesBeforeTheFirstByte() throws IOException {
        standIn.model(MODEL).fault(Fault.stallAfter(0));

        try (Socket _ = client.open("/api/chat", CHAT)) {
            await().until(() -> standIn.counts().slotsInUse() == 1);
        }

        await().until(() -> standIn.counts().slotsInUse() == 0);
        assertThat(standIn.ledger().last("/api/chat").untilFirstByte()).isNull();
    }

    @Test
    void endsWithoutADoneLine() {
        RawClient.Response response = chatMeeting(Fault.endWithoutDoneAfter(9));

        assertThat(response.content()).isEqualTo("abcdefghijkl");
        assertThat(response.lines()).noneMatch(line -> line.path("done").asBoolean());
    }

    @Test
    void sendsAMalformedLineAndGoesOn() {
        List<String> lines =
                chatMeeting(Fault.malformedLineAfter(1)).body().lines().toList();

        assertThat(lines.get(1)).startsWith("{").doesNotEndWith("}");
        assertThat(lines.getLast()).contains("\"done\":true");
    }

    @Test
    void saysDoneTwice() {
        assertThat(chatMeeting(Fault.duplicateDone()).lines())
                .filteredOn(line -> line.path("done").asBoolean())
                .hasSize(2);
    }

    @Test
    void putsBlankLinesBetween() {
        assertThat(chatMeeting(Fault.blankLines()).body().lines()).contains("").anyMatch(line -> line.contains("done"));
    }

    @Test
    void sendsALineOfManyBytes() {
        assertThat(chatMeeting(Fault.hugeLine(10_000_000)).body().length()).isGreaterThan(10_000_000);
    }

    @Test
    void answersWithAnotherContentType() {
        assertThat(chatMeeting(Fault.wrongContentType("text/event-stream")).contentType())
                .isEqualTo("text/event-stream");
    }

    @Test
    void letsTheHeadersTrickle() {
        chatMeeting(Fault.slowHeaders(Duration.ofMillis(80)));

        Visit visit = standIn.ledger().last("/api/chat");
        Duration first = visit.untilFirstByte();
        assertThat(first).isNotNull();
        assertThat(visit.untilEnd()).isGreaterThan(first.plusMillis(60));
    }

    @Test
    void neverSaysDone() {
        assertThat(chatMeeting(Fault.neverDone()).lines().getLast().toString())
                .contains("\"done\":false")
                .doesNotContain("eval_count");
    }

    @Test
    void leavesTheCountsOut() {
        assertThat(chatMeeting(Fault.missingCounts()).lines().getLast().toString())
                .contains("\"done\":true")
                .doesNotContain("count", "duration");
    }

    @Test
    void aFaultForTheNextRequestIsGoneAfterIt() {
        standIn.model(MODEL).faultsNext(Fault.status(429, "slow down"));

        assertThat(client.post("/api/chat", CHAT).status()).isEqualTo(429);
        assertThat(client.post("/api/chat", CHAT).status()).isEqualTo(200);
    }

    @Test
    void aRouteWithoutAModelCanFailToo() {
        standIn.faultOn("/api/tags", Fault.status(502, "bad gateway"));

        assertThat(client.get("/api/tags").status()).isEqualTo(502);
    }

    @Test
    void aRunawayEndsSilentlyOnTheRenderedPath() {
        standIn.model(MODEL).replies(Content.WHITESPACE_RUNAWAY);

        assertThat(client.post("/api/chat", CHAT).lines())
                .hasSize(31)
                .noneMatch(line -> line.path("done").asBoolean());
    }

    @Test
    void cutsInsideCharactersWithoutLosingAny() throws IOException {
        standIn.model(MODEL).replies("grüße 🌍 ".repeat(20)).knobs(knobs -> knobs.cutBytes(3));

        assertThat(client.post("/api/chat", CHAT).content()).isEqualTo("grüße 🌍 ".repeat(20));
        assertThat(readAll(CHAT.replace("}]}", "}],\"options\":{\"num_predict\":4}}")))
                .contains("\r\n1\r\n", "\r\n3\r\n");
    }

    private RawClient.Response chatMeeting(Fault fault) {
        standIn.model(MODEL).fault(fault);
        return client.post("/api/chat", CHAT);
    }

    private String readAll(String body) throws IOException {
        try (Socket socket = client.openForOne("/api/chat", body)) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
