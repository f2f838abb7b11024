package dev.codefactory.session.replay.web;

import dev.codefactory.access.Owner;
import dev.codefactory.llm.replay.Tape.Match;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.ExecutionStatus;
import dev.codefactory.session.ExecutionView;
import dev.codefactory.session.replay.CassetteException;
import dev.codefactory.session.replay.CassetteFiles;
import dev.codefactory.session.replay.CassetteZip;
import dev.codefactory.session.replay.Cassettes;
import dev.codefactory.session.replay.ReplayProperties;
import dev.codefactory.session.replay.Replays;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.format.annotation.DurationFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Replays", description = "Record executions, and do them again without a model")
class CassetteController {

    private static final String ZIP = "application/zip";

    private final Cassettes cassettes;
    private final CassetteFiles files;
    private final Replays replays;
    private final long maxSize;

    CassetteController(Cassettes cassettes, CassetteFiles files, Replays replays, ReplayProperties properties) {
        this.cassettes = cassettes;
        this.files = files;
        this.replays = replays;
        this.maxSize = properties.maxSize().toBytes();
    }

    @Schema(name = "CassetteRequest", example = """
            {"files": {"request.json": "{\\"language\\": \\"python\\", \\"description\\": \\"Write a function add(a, b).\\"}",
              "nlp_analysis-0.md": "---\\nstep: nlp_analysis\\nround: 0\\nfinish: stop\\ninput_tokens: 0\\noutput_tokens: 0\\n---\\n{}"}}""")
    record CassetteRequest(
            @Schema(description = "The text of each file of the cassette, by its name in the zip.")
            @NotEmpty
            @Size(max = CassetteZip.MOST_FILES)
            Map<@NotNull String, @NotNull String> files) {}

    @Schema(name = "ReplayAccepted")
    record AcceptedReplay(UUID executionId, ExecutionStatus status) {}

    @Operation(
            summary = "Take an execution as a cassette",
            description =
                    "A zip with the request, every answer a model gave, and what came of it. The same execution gives"
                            + " the same bytes. POST /api/v1/replays does it again, on any machine and without a model.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = ZIP, schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "409", description = "It has not ended, or began in the middle of another one")
    @GetMapping("/api/v1/executions/{id}/cassette")
    ResponseEntity<byte[]> cassette(Owner owner, @PathVariable UUID id) {
        var bytes = CassetteZip.write(files.write(cassettes.of(owner, new ExecutionId(id))));
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf(ZIP))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(id + "-cassette.zip")
                                .build()
                                .toString())
                .body(bytes);
    }

    @Operation(
            summary = "Replay an execution that is still stored",
            description = "As if its cassette were sent to POST /api/v1/replays.")
    @ApiResponse(responseCode = "202", description = "Accepted and stored")
    @ApiResponse(responseCode = "409", description = "It has not ended, or began in the middle of another one")
    @PostMapping("/api/v1/executions/{id}/replay")
    ResponseEntity<AcceptedReplay> replay(
            Owner owner,
            @PathVariable UUID id,
            @Parameter(description = "How an answer is found: by what is asked, or by where it stands.")
                    @RequestParam(defaultValue = "key")
                    Match match) {
        return accepted(replays.begin(owner, new ExecutionId(id), match));
    }

    @Operation(
            summary = "Replay a cassette",
            description =
                    "Becomes a new execution that is answered from the cassette alone, with the templates, prompts and"
                            + " checks of today. By match=key an answer is found by what is asked; a step that asks what was not"
                            + " recorded fails with not_recorded. By match=position it is found by where it stands.")
    @ApiResponse(responseCode = "202", description = "Accepted and stored")
    @ApiResponse(responseCode = "413", description = "It is larger than codefactory.replay.max-size")
    @ApiResponse(responseCode = "422", description = "There is no template of that name, or it needs something else")
    @PostMapping(path = "/api/v1/replays", consumes = ZIP)
    ResponseEntity<AcceptedReplay> replayZip(
            Owner owner,
            @Parameter(description = "How an answer is found: by what is asked, or by where it stands.")
                    @RequestParam(defaultValue = "key")
                    Match match,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(mediaType = ZIP, schema = @Schema(type = "string", format = "binary")))
                    @RequestBody
                    InputStreamResource cassette)
            throws IOException {
        var unpacked = CassetteZip.read(cassette.getInputStream(), maxSize);
        return accepted(replays.begin(owner, files.read(unpacked), match));
    }

    @Operation(summary = "Replay a cassette")
    @ApiResponse(responseCode = "202", description = "Accepted and stored")
    @PostMapping(path = "/api/v1/replays", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<AcceptedReplay> replayJson(
            Owner owner,
            @Parameter(description = "How an answer is found: by what is asked, or by where it stands.")
                    @RequestParam(defaultValue = "key")
                    Match match,
            @Valid @RequestBody CassetteRequest request) {
        var size = request.files().values().stream().mapToLong(String::length).sum();
        if (size > maxSize) {
            throw CassetteException.tooLarge("A cassette may have %d bytes.".formatted(maxSize));
        }
        return accepted(replays.begin(owner, files.read(request.files()), match));
    }

    @Operation(
            summary = "See how a replay compares with what is recorded",
            description = "With ?wait=60s the answer comes when it has ended, or when the time is up.")
    @ApiResponse(responseCode = "200", description = "How it goes, or what came of it")
    @ApiResponse(responseCode = "404", description = "You have no such replay")
    @GetMapping("/api/v1/replays/{id}")
    ReplayResponse get(
            Owner owner,
            @PathVariable UUID id,
            @Parameter(description = "How long to wait for the end, up to 60s.", example = "30s")
                    @RequestParam(required = false)
                    @Nullable
                    @DurationFormat(style = DurationFormat.Style.SIMPLE)
                    @Pattern(regexp = "^([0-9]|[1-5][0-9]|60)s$", message = "must be between 0s and 60s")
                    String wait)
            throws InterruptedException {
        var limit = wait == null ? Duration.ZERO : Duration.parse("PT" + wait);
        return ReplayResponse.of(replays.await(owner, new ExecutionId(id), limit));
    }

    private static ResponseEntity<AcceptedReplay> accepted(ExecutionView execution) {
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/replays/" + execution.id().value()))
                .body(new AcceptedReplay(execution.id().value(), execution.status()));
    }
}
