package dev.codefactory.llm.web;

import dev.codefactory.llm.LlmGateway;
import dev.codefactory.llm.LlmStatus;
import dev.codefactory.llm.PracticeExamples;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/models")
@Tag(name = "Models", description = "See who answers")
class ModelsController {

    private final LlmGateway llm;
    private final PracticeExamples examples;

    ModelsController(LlmGateway llm, PracticeExamples examples) {
        this.llm = llm;
        this.examples = examples;
    }

    /** Who would answer now. */
    record StatusResponse(
            @Schema(description = "ollama, openai or practice", example = "practice")
            String provider,

            @Schema(description = "Whether a request can be answered now.")
            boolean usable,

            @Schema(description = "What was found and, where it is not enough, how to mend it.")
            String detail,

            @Schema(description = "The model of each role.") Map<String, String> models) {

        private static StatusResponse of(LlmStatus status) {
            var models = new TreeMap<String, String>();
            status.models().forEach((role, model) -> models.put(role.id(), model));
            return new StatusResponse(status.provider(), status.usable(), status.detail(), models);
        }
    }

    /** All examples. */
    record ExamplesResponse(List<ExampleResponse> items) {}

    /** One example. */
    record ExampleResponse(
            @Schema(example = "python-is-palindrome") String id,
            String templateType,
            String language,
            String description,

            @Schema(description = "A whole body to post to /api/v1/generate as it is.")
            ExampleRequest request) {

        private static ExampleResponse of(PracticeExamples.Example example) {
            return new ExampleResponse(
                    example.id(),
                    example.templateType(),
                    example.language(),
                    example.description(),
                    ExampleRequest.of(example));
        }
    }

    /** What to post. */
    record ExampleRequest(
            String templateType,
            String description,
            ExampleConfig config,
            Map<String, Object> parameters,
            List<ExampleFile> files) {

        private static ExampleRequest of(PracticeExamples.Example example) {
            return new ExampleRequest(
                    example.templateType(),
                    example.description(),
                    new ExampleConfig(new ExampleProject(example.language())),
                    example.parameters(),
                    example.files().entrySet().stream()
                            .map(file -> new ExampleFile(file.getKey(), file.getValue()))
                            .toList());
        }
    }

    /** How it is to be worked. */
    record ExampleConfig(ExampleProject project) {}

    /** What it is to be written in. */
    record ExampleProject(String language) {}

    /** A file it brings. */
    record ExampleFile(String path, String content) {}

    @Operation(summary = "See who would answer now")
    @GetMapping
    StatusResponse status() {
        return StatusResponse.of(llm.status());
    }

    @Operation(
            summary = "List the example requests",
            description = "The practice model answers these, word for word, without any model installed.")
    @GetMapping("/examples")
    ExamplesResponse examples() {
        return new ExamplesResponse(
                examples.all().stream().map(ExampleResponse::of).toList());
    }
}
