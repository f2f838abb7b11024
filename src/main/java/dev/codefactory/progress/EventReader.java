package dev.codefactory.progress;

import dev.codefactory.access.Owner;
import dev.codefactory.session.EventView;
import dev.codefactory.session.ExecutionEvents;
import dev.codefactory.session.ExecutionEvents.Batch;
import dev.codefactory.session.ExecutionEvents.Place;
import dev.codefactory.session.ExecutionId;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Carries the events of one execution to one client, on a virtual thread of its own: a stalled client stalls nobody else. */
final class EventReader implements Runnable {

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final ExecutionEvents events;
    private final Owner owner;
    private final ExecutionId execution;
    private final Place start;
    private final SseEmitter client;

    private EventReader(ExecutionEvents events, Owner owner, ExecutionId execution, Place start, SseEmitter client) {
        this.events = events;
        this.owner = owner;
        this.execution = execution;
        this.start = start;
        this.client = client;
    }

    static void start(ExecutionEvents events, Owner owner, ExecutionId execution, Place place, SseEmitter client) {
        var reader = Thread.ofVirtual()
                .name("events-", 0)
                .unstarted(new EventReader(events, owner, execution, place, client));
        client.onCompletion(reader::interrupt);
        client.onError(_ -> reader.interrupt());
        reader.start();
    }

    @Override
    public void run() {
        try {
            var place = start;
            while (true) {
                var batch = events.next(owner, execution, place, HEARTBEAT);
                send(batch);
                if (batch.ended()) {
                    client.complete();
                    return;
                }
                place = batch.place();
            }
        } catch (InterruptedException | IOException e) {
            // the client is gone; there is nobody to tell
        } catch (RuntimeException e) {
            client.completeWithError(e);
        }
    }

    private void send(Batch batch) throws IOException {
        for (var event : batch.events()) {
            send(event);
        }
        if (batch.delta() != null) {
            client.send(SseEmitter.event().name("delta").data(batch.delta(), MediaType.APPLICATION_JSON));
        }
        if (batch.events().isEmpty() && batch.delta() == null) {
            client.send(SseEmitter.event().comment("still here"));
        }
    }

    private void send(EventView event) throws IOException {
        client.send(SseEmitter.event()
                .id(String.valueOf(event.sequence()))
                .name(event.type())
                .data(event.data(), MediaType.TEXT_PLAIN));
    }
}
