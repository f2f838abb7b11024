package dev.codefactory.session.content;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Points in time as columns hold them, when there may be none. */
public final class Instants {

    private Instants() {}

    public static @Nullable Instant read(ResultSet row, String column) throws SQLException {
        var timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }

    public static @Nullable Timestamp write(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
