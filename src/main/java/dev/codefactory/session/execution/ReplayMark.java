package dev.codefactory.session.execution;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What events say of an execution that is a replay.
 *
 * @param replay whether it is one
 * @param of the execution it replays, or null where that is not known
 */
record ReplayMark(boolean replay, @Nullable UUID of) {

    static ReplayMark of(NewExecution execution) {
        var replayed = execution.replayOf();
        return new ReplayMark(execution.replay(), replayed == null ? null : replayed.value());
    }

    static ReplayMark read(ResultSet row) throws SQLException {
        return new ReplayMark(row.getBoolean("replay"), row.getObject("replay_of", UUID.class));
    }

    /** The data of an event that tells of the status. */
    Map<String, Object> telling(String status) {
        var data = new LinkedHashMap<String, Object>();
        data.put("status", status);
        if (replay) {
            data.put("replay", true);
        }
        if (of != null) {
            data.put("replay_of", of);
        }
        return data;
    }
}
