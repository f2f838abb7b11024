package dev.codefactory.web.strict;

import dev.codefactory.web.StorableText;
import java.io.Serial;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.module.SimpleModule;

/** Reads JSON strings as text and as times, refusing numbers in their place and what cannot be stored. */
@Component
class StrictTextModule extends SimpleModule {

    @Serial
    private static final long serialVersionUID = 1L;

    StrictTextModule() {
        super("strict-text");
        addDeserializer(String.class, new Value());
        addKeyDeserializer(String.class, new Key());
        addDeserializer(Instant.class, new Time());
    }

    private static String requireStorable(String text, DeserializationContext context) {
        if (!StorableText.isStorable(text)) {
            throw InvalidFormatException.from(context.getParser(), StorableText.RULE, text, String.class);
        }
        return text;
    }

    private static final class Value extends StdScalarDeserializer<String> {

        private Value() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return (String) context.handleUnexpectedToken(getValueType(context), parser);
            }
            return requireStorable(parser.getString(), context);
        }
    }

    /** A time as RFC 3339 has it: never a bare number, and in a year of four digits, which the database can store. */
    private static final class Time extends StdScalarDeserializer<Instant> {

        private Time() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return (Instant) context.handleUnexpectedToken(getValueType(context), parser);
            }
            try {
                var time = OffsetDateTime.parse(parser.getString());
                if (time.getYear() >= 0 && time.getYear() <= 9999) {
                    return time.toInstant();
                }
            } catch (DateTimeException _) {
                // refused below
            }
            throw InvalidFormatException.from(parser, "no time of RFC 3339", parser.getString(), Instant.class);
        }
    }

    private static final class Key extends KeyDeserializer {

        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            return requireStorable(key, context);
        }
    }
}
