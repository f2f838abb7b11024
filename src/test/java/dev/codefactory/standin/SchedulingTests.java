package dev.codefactory.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.codefactory.standin.model.Fault;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class SchedulingTests {

    private final OllamaStandIn standIn = OllamaStandIn.start();
    private final RawClient client = RawClient.of(standIn.url());

    @BeforeEach
    void installAModel() {
        standIn.model("m").replies("hello");
    }

    @AfterEach
    void stop() {
        client.close();
        standIn.close();
    }

    @Test
    void aRequestBeyondTheSlotsWaitsWithoutAByte() throws IOException {
        standIn.model("m").faultsNext(Fault.stallAfter(1));
        Socket first = client.open("/api/chat", chat("m", "{}"));
        await().until(() -> standIn.counts().slotsInUse() == 1);

        try (Socket second = client.open("/api/chat", chat("m", "{}"))) {
            await().until(() -> standIn.counts().inFlight() == 2);
            assertThat(standIn.counts().slotsInUse()).isOne();
            assertThat(standIn.ledger().last("/api/chat").untilFirstByte()).isNull();

            first.close();
            assertThat(new String(second.getInputStream().readNBytes(15), StandardCharsets.UTF_8))
                    .isEqualTo("HTTP/1.1 200 OK");
        }
    }

    @Test
    void moreSlotsAnswerMoreAtOnce() throws IOException {
        standIn.model("m").knobs(knobs -> knobs.slots(2)).fault(Fault.stallAfter(1));

        try (Socket _ = client.open("/api/chat", chat("m", "{}"));
                Socket _ = client.open("/api/chat", chat("m", "{}"))) {
            await().until(() -> standIn.counts().slotsInUse() == 2);
        }
        await().until(() -> standIn.counts().inFlight() == 0);
        assertThat(standIn.counts().maxInFlight()).isEqualTo(2);
    }

    @Test
    void anotherWindowOrShiftReloadsTheModel() {
        client.post("/api/chat", chat("m", "{\"num_ctx\":2048}"));
        client.post("/api/chat", chat("m", "{\"num_ctx\":2048}"));
        assertThat(standIn.counts().loads()).isOne();

        client.post("/api/chat", chat("m", "{\"num_ctx\":4096}"));
        assertThat(standIn.counts().reloads()).isOne();

        client.post("/api/chat", chat("m", "{\"num_ctx\":4096},\"shift\":false"));
        assertThat(standIn.counts().reloads()).isEqualTo(2);
    }

    @Test
    void anIdleModelIsLoadedAgainOnceItsKeepAliveRanOut() {
        client.post("/api/chat", chat("m", "{},\"keep_alive\":0"));
        assertThat(client.get("/api/ps").json().path("models")).isEmpty();

        client.post("/api/chat", chat("m", "{},\"keep_alive\":\"10m\""));
        assertThat(standIn.counts().loads()).isEqualTo(2);
        assertThat(standIn.counts().reloads()).isZero();
    }

    @Test
    void psNamesTheWindowThatIsReallyUsed() {
        client.post("/api/chat", chat("m", "{\"num_ctx\":1000000}"));

        assertThat(client.get("/api/ps")
                        .json()
                        .path("models")
                        .path(0)
                        .path("context_length")
                        .asInt())
                .isEqualTo(32_768);
    }

    @Test
    void anIdleModelMakesRoomForAnother() {
        standIn.maxLoadedModels(1).model("n").replies("hello");

        client.post("/api/chat", chat("m", "{}"));
        client.post("/api/chat", chat("n", "{}"));

        assertThat(standIn.counts().evictions()).isOne();
        assertThat(client.get("/api/ps").json().path("models")).hasSize(1);
    }

    @Test
    void refusesWhenTooManyWaitForALoad() throws IOException {
        standIn.maxQueue(1).model("m").faultsNext(Fault.stallAfter(0));
        try (Socket _ = client.open("/api/chat", chat("m", "{}"))) {
            await().until(() -> standIn.counts().slotsInUse() == 1);
            try (Socket _ = client.open("/api/chat", chat("m", "{\"num_ctx\":1024}"))) {
                await().until(() -> standIn.counts().inFlight() == 2);

                RawClient.Response refused = client.post("/api/chat", chat("m", "{\"num_ctx\":512}"));

                assertThat(refused.status()).isEqualTo(503);
                assertThat(standIn.counts().refused()).isOne();
            }
        }
    }

    @Test
    void aClientThatLeavesDuringALoadFreesTheModel() throws IOException {
        standIn.model("m").knobs(knobs -> knobs.loadMs(60_000));
        try (Socket _ = client.open("/api/chat", chat("m", "{}"))) {
            await().until(() -> standIn.counts().loads() == 1);
        }
        await().until(() -> standIn.counts().inFlight() == 0);

        standIn.model("m").knobs(knobs -> knobs.loadMs(0));
        assertThat(client.post("/api/chat", chat("m", "{}")).status()).isEqualTo(200);
    }

    @Test
    void takesTheTimeItIsToldTo() {
        standIn.model("m")
                .knobs(knobs -> knobs.queueMs(10).loadMs(20).msPerPromptToken(5).msPerToken(5));

        client.post("/api/chat", chat("m", "{}"));

        Visit visit = standIn.ledger().last("/api/chat");
        assertThat(visit.untilFirstByte()).isGreaterThan(Duration.ofMillis(35));
        assertThat(visit.untilEnd()).isGreaterThan(Duration.ofMillis(40));
    }

    @Test
    void aRequestWithoutMessagesOnlyLoadsOrUnloads() {
        String nothing = "{\"model\":\"m\",\"messages\":[]}";
        assertThat(client.post("/api/chat", nothing).json().path("done_reason").asString())
                .isEqualTo("load");
        assertThat(client.get("/api/ps").json().path("models")).hasSize(1);

        String unload = "{\"model\":\"m\",\"messages\":[],\"keep_alive\":0}";
        assertThat(client.post("/api/chat", unload).json().path("done_reason").asString())
                .isEqualTo("unload");
        assertThat(client.get("/api/ps").json().path("models")).isEmpty();
    }

    private static String chat(String model, String options) {
        return "{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}],\"options\":"
                + options + "}";
    }
}
