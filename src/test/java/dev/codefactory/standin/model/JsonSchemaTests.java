package dev.codefactory.standin.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class JsonSchemaTests {

    private static final String REQUIREMENTS = """
            {"type": "object", "required": ["summary", "functional", "size"], "additionalProperties": false,
             "properties": {
               "summary": {"type": "string", "minLength": 12, "maxLength": 14},
               "functional": {"type": "array", "minItems": 2, "maxItems": 3, "items": {"type": "string"}},
               "size": {"enum": ["small", "large"]},
               "effort": {"anyOf": [{"type": "integer"}, {"type": "null"}]},
               "parent": {"$ref": "#/$defs/node"}},
             "$defs": {"node": {"type": "object", "properties": {"child": {"anyOf": [{"$ref": "#/$defs/node"}, {"type": "null"}]}}}}}
            """;

    private final JsonSchema schema = schema(REQUIREMENTS);

    @Test
    void whatItSamplesItAccepts() {
        assertThat(IntStream.range(0, 50).mapToObj(seed -> schema.sample(new SplittableRandom(seed))))
                .allMatch(schema::accepts);
    }

    @Test
    void theSameSeedSamplesTheSame() {
        assertThat(schema.sample(new SplittableRandom(1))).isEqualTo(schema.sample(new SplittableRandom(1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json",
                "{}",
                "{\"summary\":\"too short\",\"functional\":[\"a\",\"b\"],\"size\":\"small\"}",
                "{\"summary\":\"long enough.\",\"functional\":[\"a\"],\"size\":\"small\"}",
                "{\"summary\":\"long enough.\",\"functional\":[\"a\",1],\"size\":\"small\"}",
                "{\"summary\":\"long enough.\",\"functional\":[\"a\",\"b\"],\"size\":\"medium\"}",
                "{\"summary\":\"long enough.\",\"functional\":[\"a\",\"b\"],\"size\":\"small\",\"more\":1}"
            })
    void refusesWhatAGrammarCouldNotProduce(String text) {
        assertThat(schema.accepts(text)).isFalse();
    }

    @Test
    void theWordJsonMeansAnyObject() {
        JsonSchema any = schema("\"json\"");

        assertThat(any.accepts("{\"a\":[1]}")).isTrue();
        assertThat(any.accepts("[1]")).isFalse();
        assertThat(any.accepts(any.sample(new SplittableRandom(1)))).isTrue();
    }

    private static JsonSchema schema(String text) {
        return JsonSchema.of(JsonMapper.shared().readTree(text));
    }
}
