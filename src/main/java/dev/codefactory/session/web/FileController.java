package dev.codefactory.session.web;

import dev.codefactory.access.Owner;
import dev.codefactory.session.ExecutionId;
import dev.codefactory.session.evidence.EvidenceKind;
import dev.codefactory.session.file.FileView;
import dev.codefactory.session.file.GeneratedFiles;
import dev.codefactory.session.file.Maker;
import dev.codefactory.session.web.ExecutionController.Items;
import dev.codefactory.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/executions/{id}")
@Tag(name = "Files", description = "Take the files and their evidence")
class FileController {

    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private final GeneratedFiles files;
    private final Evidence evidence;

    FileController(GeneratedFiles files, Evidence evidence) {
        this.files = files;
        this.evidence = evidence;
    }

    record FileResponse(
            String path,
            @Nullable String language,
            int size,
            String sha256,
            UUID stepId,

            @Schema(description = "What made it as it is, or null where that is not known any more.") @Nullable
            Maker madeBy) {

        static FileResponse of(FileView file) {
            return new FileResponse(
                    file.path().value(), file.language(), file.size(), file.sha256(), file.stepId(), file.madeBy());
        }
    }

    @Operation(summary = "List its files")
    @GetMapping("/files")
    Items<FileResponse> files(Owner owner, @PathVariable UUID id) {
        var listed = files.list(owner, new ExecutionId(id));
        return new Items<>(listed.stream().map(FileResponse::of).toList());
    }

    @Operation(summary = "Read one file", description = "The file as it is, with its SHA-256 as ETag.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/plain", schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "304", description = "It is what If-None-Match names", content = @Content)
    @GetMapping("/files/{*path}")
    ResponseEntity<String> file(
            Owner owner,
            @PathVariable UUID id,
            @Parameter(description = "Its path as the list of files has it.") @PathVariable String path) {
        var relative = path.substring(1);
        var file = files.find(owner, new ExecutionId(id), relative)
                .orElseThrow(() -> notFound("file-not-found", "This execution has no such file."));
        var content = files.contents(List.of(file)).get(file.path()).orElseThrow();
        return ResponseEntity.ok()
                .eTag(file.sha256())
                .contentType(TEXT)
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(file.path().fileName()))
                .body(content.content());
    }

    @Operation(
            summary = "Take all files as a zip",
            description = "Holds the evidence in .codefactory/. The same files give the same bytes.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/zip", schema = @Schema(type = "string", format = "binary")))
    @GetMapping("/archive.zip")
    ResponseEntity<byte[]> archive(Owner owner, @PathVariable UUID id) {
        var execution = new ExecutionId(id);
        var tree = files.contents(files.list(owner, execution));
        var bytes = Archive.zip(tree.with(evidence.files(owner, execution)));
        return ResponseEntity.ok()
                .eTag(Archive.sha256(bytes))
                .contentType(MediaType.valueOf("application/zip"))
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(id + ".zip"))
                .body(bytes);
    }

    @Operation(summary = "Read a piece of evidence", description = """
            `summary.json` and `summary.md` for every execution; `report.sarif` (SARIF 2.1.0) and `codequality.json` (GitLab) \
            when files were checked; `junit.xml` when tests were run, `coverage.xml` (Cobertura) when they were measured.""")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = "application/json", schema = @Schema(type = "object")),
                @Content(mediaType = "application/sarif+json", schema = @Schema(type = "object")),
                @Content(mediaType = "application/xml", schema = @Schema(type = "string")),
                @Content(mediaType = "text/markdown", schema = @Schema(type = "string"))
            })
    @ApiResponse(responseCode = "304", description = "It is what If-None-Match names", content = @Content)
    @GetMapping("/evidence/{name}")
    ResponseEntity<byte[]> evidence(
            Owner owner,
            @PathVariable UUID id,
            @Parameter(description = "The name of its file.", example = "summary.json") @PathVariable String name) {
        var kind = EvidenceKind.named(name).orElseThrow(FileController::noSuchEvidence);
        var file = evidence.file(owner, new ExecutionId(id), kind).orElseThrow(FileController::noSuchEvidence);
        var bytes = file.content().getBytes(StandardCharsets.UTF_8);
        return ResponseEntity.ok()
                .eTag(Archive.sha256(bytes))
                .contentType(kind.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(name))
                .body(bytes);
    }

    private static ErrorResponseException noSuchEvidence() {
        return notFound("evidence-not-found", "This execution has no such evidence.");
    }

    private static String attachment(String name) {
        return ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString();
    }

    private static ErrorResponseException notFound(String type, String detail) {
        return new ErrorResponseException(HttpStatus.NOT_FOUND, Problems.of(HttpStatus.NOT_FOUND, type, detail), null);
    }
}
