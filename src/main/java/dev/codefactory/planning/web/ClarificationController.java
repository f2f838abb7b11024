package dev.codefactory.planning.web;

import dev.codefactory.access.Owner;
import dev.codefactory.planning.clarification.Clarification;
import dev.codefactory.planning.clarification.Clarification.Source;
import dev.codefactory.planning.clarification.Clarifications;
import dev.codefactory.planning.clarification.Question;
import dev.codefactory.web.Page;
import dev.codefactory.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/planning/clarifications")
@Tag(name = "Clarifications", description = "Answer questions before work begins, or let their defaults hold")
class ClarificationController {

    private final Clarifications clarifications;

    ClarificationController(Clarifications clarifications) {
        this.clarifications = clarifications;
    }

    record QuestionRequest(
            @Schema(description = "Names it.", example = "database")
            @NotNull
            @Pattern(regexp = "^[a-z][a-z0-9_]{0,39}$", message = "must be a word such as database")
            String id,

            @NotBlank @Size(max = 1_000) String text,

            @Schema(description = "What may be answered; left out, any answer will do.") @Nullable @Size(max = 20)
            List<@NotBlank @Size(max = 500) String> options,

            @Schema(description = "What holds when nobody answers; one of the options.") @NotBlank @Size(max = 500)
            String defaultAnswer) {

        private Question question() {
            return new Question(id, text, options == null ? List.of() : options, defaultAnswer);
        }
    }

    @Schema(example = """
            {"questions": [{"id": "database", "text": "Where do orders live?",
                            "options": ["PostgreSQL", "a file"], "default_answer": "PostgreSQL"}],
             "unattended": false, "deadline": "2099-01-01T00:00:00Z"}""")
    record ClarificationRequest(
            @Schema(description = "The project they are about, if any.") @Nullable
            UUID projectId,

            @NotNull @Size(min = 1, max = 50) List<@NotNull @Valid QuestionRequest> questions,

            @Schema(description = "Whether nobody is there to answer, so that the defaults hold at once.") @Nullable
            Boolean unattended,

            @Schema(description = "When the defaults hold; never when left out.") @Nullable
            Instant deadline) {}

    record AnswerRequest(
            @NotBlank @Size(max = 40) String question,
            @NotBlank @Size(max = 500) String answer) {}

    @Schema(example = """
            {"answers": [{"question": "database", "answer": "a file"}]}""")
    record AnswersRequest(@NotNull @Size(min = 1, max = 50) List<@NotNull @Valid AnswerRequest> answers) {

        private Map<String, String> byQuestion() {
            var all = new LinkedHashMap<String, String>();
            for (int i = 0; i < answers.size(); i++) {
                if (all.put(answers.get(i).question(), answers.get(i).answer()) != null) {
                    var problem = Problems.invalid("answers[%d].question".formatted(i), "is answered twice");
                    throw new ErrorResponseException(HttpStatus.BAD_REQUEST, problem, null);
                }
            }
            return all;
        }
    }

    record QuestionResponse(
            String id,
            String text,
            List<String> options,
            String defaultAnswer,

            @Schema(description = "Null while it is open.") @Nullable
            String answer,

            @Schema(description = "Null while it is open.") @Nullable
            Source source) {}

    record ClarificationResponse(
            UUID id,
            @Nullable UUID projectId,
            boolean unattended,
            @Nullable Instant deadline,

            @Schema(description = "Whether every question has its answer; then nothing changes any more.")
            boolean settled,

            List<QuestionResponse> questions,
            Instant createdAt) {

        private static ClarificationResponse of(Clarification clarification) {
            return new ClarificationResponse(
                    clarification.id(),
                    clarification.projectId(),
                    clarification.unattended(),
                    clarification.deadline(),
                    clarification.isSettled(),
                    clarification.questions().stream()
                            .map(answered -> new QuestionResponse(
                                    answered.question().id(),
                                    answered.question().text(),
                                    answered.question().options(),
                                    answered.question().defaultAnswer(),
                                    answered.answer(),
                                    answered.source()))
                            .toList(),
                    clarification.createdAt());
        }
    }

    @Operation(summary = "Put questions before work begins")
    @ApiResponse(responseCode = "201", description = "Asked; unattended they are answered already")
    @ApiResponse(responseCode = "404", description = "You have no such project")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ClarificationResponse> ask(Owner owner, @Valid @RequestBody ClarificationRequest request) {
        var questions =
                request.questions().stream().map(QuestionRequest::question).toList();
        var unattended = request.unattended() != null && request.unattended();
        var asked = clarifications.ask(owner, request.projectId(), questions, unattended, request.deadline());
        return ResponseEntity.created(URI.create("/api/v1/planning/clarifications/" + asked.id()))
                .body(ClarificationResponse.of(asked));
    }

    @Operation(summary = "List clarifications, newest first")
    @GetMapping
    Page<ClarificationResponse> list(
            Owner owner,
            @Parameter(description = "Those of this project.")
                    @RequestParam(name = "project_id", required = false)
                    @Nullable
                    UUID projectId,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return clarifications.list(owner, projectId, after, limit).map(ClarificationResponse::of);
    }

    @Operation(summary = "See questions and their answers")
    @GetMapping("/{clarificationId}")
    ClarificationResponse get(Owner owner, @PathVariable UUID clarificationId) {
        return ClarificationResponse.of(clarifications.get(owner, clarificationId));
    }

    @Operation(summary = "Answer questions", description = "Until all are answered, an answer may be given anew.")
    @ApiResponse(responseCode = "200", description = "Answered")
    @ApiResponse(
            responseCode = "409",
            description = "Every question has its answer already, from a person or by default")
    @PostMapping(path = "/{clarificationId}/answers", consumes = MediaType.APPLICATION_JSON_VALUE)
    ClarificationResponse answer(
            Owner owner, @PathVariable UUID clarificationId, @Valid @RequestBody AnswersRequest request) {
        return ClarificationResponse.of(clarifications.answer(owner, clarificationId, request.byQuestion()));
    }
}
