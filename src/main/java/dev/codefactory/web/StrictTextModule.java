package dev.codefactory.web;

import java.io.Serial;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.module.SimpleModule;

/** Reads a JSON string as text, refusing numbers and booleans in its place and characters that cannot be stored. */
@Component
class StrictTextModule extends SimpleModule {

    @Serial
    private static final long serialVersionUID = 1L;

    StrictTextModule() {
        super("strict-text");
        addDeserializer(String.class, new Value());
        addKeyDeserializer(String.class, new Key());
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

    private static final class Key extends KeyDeserializer {

        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            return requireStorable(key, context);
        }
    }
}
