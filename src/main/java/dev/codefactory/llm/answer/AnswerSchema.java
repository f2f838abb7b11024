package dev.codefactory.llm.answer;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON Schema an answer must follow. Servers promise to enforce it while they write, and do not always. */
public final class AnswerSchema {

    /** What an answer is worth against the schema. */
    public sealed interface Check {

        /** The answer's JSON, without whatever the model put around it. */
        record Valid(String json) implements Check {}

        /** What is wrong, as sentences a model can act on. */
        record Invalid(List<String> problems) implements Check {}
    }

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Pattern FENCED = Pattern.compile("```(?:json)?\\s*\\n(.*?)\\n\\s*```", Pattern.DOTALL);
    private static final Pattern BRACED = Pattern.compile("\\{.*}", Pattern.DOTALL);
    private static final int MOST_PROBLEMS = 10;

    private final JsonNode source;
    private final Schema schema;

    public AnswerSchema(Map<String, Object> schema) {
        this.source = JSON.valueToTree(schema);
        this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(source);
    }

    /** The schema itself, for servers that enforce one. */
    public String json() {
        return source.toString();
    }

    /** What the model is told about its answer, because a grammar alone makes it follow the form and not the meaning. */
    public String prompt() {
        return JsonPrompts.answer(json());
    }

    /** What the model is told about an answer that was not as asked. */
    public String repairPrompt(List<String> problems) {
        return JsonPrompts.repair(problems);
    }

    public Check check(String answer) {
        var found = candidates(answer).flatMap(text -> parse(text).stream()).findFirst();
        if (found.isEmpty()) {
            return new Check.Invalid(List.of("the answer is not a JSON object"));
        }
        var problems = schema.validate(found.get()).stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .limit(MOST_PROBLEMS)
                .toList();
        return problems.isEmpty() ? new Check.Valid(found.get().toString()) : new Check.Invalid(problems);
    }

    /** The whole answer, else what stands in a fence, else what stands in braces. */
    private static Stream<String> candidates(String answer) {
        var fenced = FENCED.matcher(answer).results().map(match -> match.group(1));
        var braced = BRACED.matcher(answer).results().map(match -> match.group());
        return Stream.concat(Stream.of(answer), Stream.concat(fenced, braced));
    }

    private static Optional<JsonNode> parse(String text) {
        try {
            return Optional.of(JSON.readTree(text)).filter(JsonNode::isObject);
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }
}
