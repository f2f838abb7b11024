package dev.codefactory.progress;

import dev.codefactory.session.event.EventView;
import dev.codefactory.session.event.ExecutionEvents;
import dev.codefactory.session.event.ExecutionEvents.Batch;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.databind.json.JsonMapper;

/**
 * Carries the events of one execution to one client, on a thread of its own that waits for the client: what a stalled client has not taken
 * stays in the table, and the server's write timeout drops it.
 */
final class EventReader implements StreamingResponseBody {

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private static final Logger log = LoggerFactory.getLogger(EventReader.class);

    private final Supplier<ExecutionEvents.Reader> events;
    private final HttpServletResponse response;
    private final JsonMapper json;

    /**
     * @param events opened only when there is a thread that will close them
     * @param response to flush, which Spring ignores on a body's stream
     */
    EventReader(Supplier<ExecutionEvents.Reader> events, HttpServletResponse response, JsonMapper json) {
        this.events = events;
        this.response = response;
        this.json = json;
    }

    @Override
    public void writeTo(OutputStream client) {
        try (var reader = events.get()) {
            response.flushBuffer(); // or a client that is up to date would not see the status before the first
            // heartbeat
            Batch batch;
            do {
                batch = reader.next(HEARTBEAT);
                client.write(text(batch).getBytes(StandardCharsets.UTF_8));
                response.flushBuffer();
            } while (!batch.ended());
        } catch (IOException e) {
            log.debug("a client has left: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (DataAccessException e) {
            // The stream breaks off without an end, so the client comes back and resumes.
            log.warn("a stream of events breaks off: {}", e.getMessage());
        }
    }

    private String text(Batch batch) {
        var text = new StringBuilder();
        batch.events().forEach(event -> append(text, event));
        if (batch.delta() != null) {
            text.append("event:delta\ndata:")
                    .append(json.writeValueAsString(batch.delta()))
                    .append("\n\n");
        }
        return text.isEmpty() ? ":still here\n\n" : text.toString();
    }

    private static void append(StringBuilder text, EventView event) {
        text.append("id:").append(event.sequence()).append("\nevent:").append(event.type());
        event.data().lines().forEach(line -> text.append("\ndata:").append(line));
        text.append("\n\n");
    }
}
