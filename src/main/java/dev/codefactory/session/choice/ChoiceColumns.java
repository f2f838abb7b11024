package dev.codefactory.session.choice;

import dev.codefactory.llm.ModelRole;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a choice is kept in the row of its step. */
public final class ChoiceColumns {

    private ChoiceColumns() {}

    /** The choice in a row of {@code step_run}; null of a step that asks no model. */
    public static @Nullable Choice read(ResultSet row) throws SQLException {
        var model = row.getString("model_wanted");
        return model == null
                ? null
                : new Choice(
                        ModelRole.valueOf(row.getString("model_role").toUpperCase(Locale.ROOT)),
                        model,
                        Why.ofId(row.getString("model_reason")),
                        row.getString("model_note"),
                        row.getBoolean("model_given_up"));
    }
}
