package dev.codefactory.session.event;

import java.time.Instant;
import org.springframework.modulith.NamedInterface;

/**
 * Something that happened to an execution.
 *
 * @param sequence counts from 1 without gaps
 * @param type {@code run}, {@code stage}, {@code file}, {@code finding} or {@code end}
 * @param data the event as a JSON object
 */
@NamedInterface("events")
public record EventView(long sequence, String type, String data, Instant at) {

    /** Whether it says that the execution has ended; then it is the last one. */
    boolean isEnd() {
        return type.equals("end");
    }
}
