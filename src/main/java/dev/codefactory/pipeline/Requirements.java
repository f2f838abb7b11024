package dev.codefactory.pipeline;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The request as structured requirements, in the order they matter.
 *
 * @param summary what is to be built, in one or two sentences
 */
public record Requirements(
        String summary,
        List<String> functional,
        List<String> nonFunctional,
        List<String> constraints,
        List<String> edgeCases,
        List<String> acceptanceCriteria) {

    /** The JSON Schema a model's answer must follow; every field required, every length bounded. */
    public static final Map<String, Object> SCHEMA = Map.of(
            "type",
            "object",
            "additionalProperties",
            false,
            "required",
            List.of("summary", "functional", "non_functional", "constraints", "edge_cases", "acceptance_criteria"),
            "properties",
            Map.of(
                    "summary", Map.of("type", "string", "minLength", 1, "maxLength", 1_000),
                    "functional", statements(1),
                    "non_functional", statements(0),
                    "constraints", statements(0),
                    "edge_cases", statements(0),
                    "acceptance_criteria", statements(0)));

    public Requirements {
        functional = List.copyOf(functional);
        nonFunctional = List.copyOf(nonFunctional);
        constraints = List.copyOf(constraints);
        edgeCases = List.copyOf(edgeCases);
        acceptanceCriteria = List.copyOf(acceptanceCriteria);
    }

    private static Map<String, Object> statements(int least) {
        return Map.of(
                "type",
                "array",
                "minItems",
                least,
                "maxItems",
                20,
                "items",
                Map.of("type", "string", "minLength", 1, "maxLength", 500));
    }

    /** As the prompts of later steps quote it. */
    public String asText() {
        return summary
                + section("Functional requirements", functional)
                + section("Non-functional requirements", nonFunctional)
                + section("Constraints", constraints)
                + section("Edge cases", edgeCases)
                + section("Acceptance criteria", acceptanceCriteria);
    }

    private static String section(String title, List<String> statements) {
        if (statements.isEmpty()) {
            return "";
        }
        return statements.stream().map("- %s"::formatted).collect(Collectors.joining("\n", "\n\n" + title + ":\n", ""));
    }
}
