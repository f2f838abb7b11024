package dev.codefactory.prompt.web;

import dev.codefactory.access.Caller;
import dev.codefactory.prompt.folder.FolderSync;
import dev.codefactory.prompt.folder.PromptFolder;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/prompts/sync")
@Tag(name = "Prompts")
class SyncController {

    private final PromptFolder folder;
    private final Admins admins;

    SyncController(PromptFolder folder, Admins admins) {
        this.folder = folder;
        this.admins = admins;
    }

    @Schema(example = """
            {"dry_run": true}""")
    record SyncRequest(
            @Schema(description = "Whether to look only; false when left out.") @Nullable
            Boolean dryRun) {}

    record SyncResponse(boolean dryRun, List<FolderSync.Entry> items) {}

    @Operation(
            summary = "Make the folder of prompts and the effective versions the same",
            description = "For admins. A changed file becomes the effective version, a changed prompt is written to its"
                    + " file; where both have changed neither is touched, and the answer says so.")
    @ApiResponse(responseCode = "200", description = "What was done, or would be, about each file")
    @ApiResponse(responseCode = "403", description = "Only an admin may change prompts")
    @ApiResponse(responseCode = "409", description = "No folder is configured, or it cannot be used")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    SyncResponse sync(Caller caller, @Valid @RequestBody SyncRequest request) {
        var by = admins.require(caller);
        var sync = folder.sync(request.dryRun() != null && request.dryRun(), by);
        return new SyncResponse(sync.dryRun(), sync.entries());
    }
}
