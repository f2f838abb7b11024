package dev.codefactory.session.content;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/** Writes records to jsonb columns and reads them back. */
@Component
public class JsonColumns {

    private final JsonMapper json;

    /** Rows outlive versions: a field that a newer version wrote must not stop this one from reading the rest. */
    JsonColumns(JsonMapper json) {
        this.json = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .addModule(new SimpleModule().addSerializer(String.class, new StorableText()))
                .build();
    }

    public String write(Object value) {
        return json.writeValueAsString(value);
    }

    public <T> T read(String text, Class<T> type) {
        return json.readValue(text, type);
    }

    public Map<String, String> readMap(ResultSet row, String column) throws SQLException {
        return json.readValue(row.getString(column), new TypeReference<Map<String, String>>() {});
    }

    public Map<String, Double> readNumbers(ResultSet row, String column) throws SQLException {
        return json.readValue(row.getString(column), new TypeReference<Map<String, Double>>() {});
    }

    public <T> @Nullable T read(ResultSet row, String column, Class<T> type) throws SQLException {
        var text = row.getString(column);
        return text == null ? null : read(text, type);
    }

    /** PostgreSQL stores no NUL, and a program under test may print one: it must not make its step impossible to commit. */
    private static final class StorableText extends StdScalarSerializer<String> {

        private StorableText() {
            super(String.class);
        }

        @Override
        public void serialize(String text, JsonGenerator generator, SerializationContext context) {
            generator.writeString(text.indexOf('\0') < 0 ? text : text.replace('\0', '\ufffd'));
        }
    }
}
