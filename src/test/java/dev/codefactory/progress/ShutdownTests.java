package dev.codefactory.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.codefactory.StartedService;
import dev.codefactory.access.ApiKeys;
import dev.codefactory.session.event.PublishedEvents;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShutdownTests {

    @Test
    void openStreamsAndLongPollsDoNotHoldItUp() throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var service = StartedService.start(Map.of("codefactory.llm.provider", "practice"));
            var token = service.token("alice");
            var owner = service.bean(ApiKeys.class)
                    .authenticate(token)
                    .orElseThrow()
                    .owner();
            var events = new PublishedEvents(service::bean);
            var executions = service.url().resolve("/api/v1/executions/");
            var stream = http.send(
                    HttpRequest.newBuilder(executions.resolve(events.execution(owner.id()) + "/events"))
                            .header("Authorization", "Bearer " + token)
                            .build(),
                    BodyHandlers.ofLines());
            var poll = http.sendAsync(
                    HttpRequest.newBuilder(executions.resolve(events.execution(owner.id()) + "?wait=60s"))
                            .header("Authorization", "Bearer " + token)
                            .build(),
                    BodyHandlers.ofString());
            await().until(() -> events.watched() == 2);

            var began = System.nanoTime();
            service.close();

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
            assertThat(stream.body()).allMatch(line -> line.isEmpty() || line.startsWith(":"));
            assertThat(poll.join().body()).contains("\"status\":\"running\"");
        }
    }
}
