package dev.codefactory.session.event;

import dev.codefactory.session.ExecutionId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Where events are read from; the table, except in tests. */
interface EventRows {

    /** The events behind the given number, in order; when there are more than the limit, the first of them. */
    List<EventView> after(ExecutionId execution, long sequence, int limit);

    /** The events behind the given number, in order; when there are more than the limit, the last of them. */
    List<EventView> latest(ExecutionId execution, long sequence, int limit);

    /** The number of each execution's last event; an execution that is no more is missing. */
    Map<ExecutionId, Long> lastNumbers(Collection<ExecutionId> executions);
}
