package dev.codefactory.session.event;

import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.content.JsonColumns;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The append-only log of what happened to each execution. An event is written in the transaction that made it true. */
@Component
public class EventLog {

    private final EventRepository events;
    private final JsonColumns json;
    private final Watches watches;
    private final Clock clock;

    EventLog(EventRepository events, JsonColumns json, Watches watches, Clock clock) {
        this.events = events;
        this.json = json;
        this.watches = watches;
        this.clock = clock;
    }

    /** Appends an event, with the time it happened among its data. */
    public void append(ExecutionId execution, String type, Map<String, ?> data) {
        var now = Instant.now(clock);
        var told = new LinkedHashMap<String, Object>(data);
        told.put("at", now);
        events.add(execution, events.nextNumber(execution), type, json.write(told), now);
        var tell = new TellWatches(watches, execution);
        if (!TransactionSynchronizationManager.getSynchronizations().contains(tell)) {
            TransactionSynchronizationManager.registerSynchronization(tell);
        }
    }

    /** Equal for all events a transaction brings to an execution, so that readers are woken once. */
    private record TellWatches(Watches watches, ExecutionId execution) implements TransactionSynchronization {

        @Override
        public void afterCommit() {
            watches.changed(execution);
        }
    }
}
