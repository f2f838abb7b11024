package dev.codefactory.template.web;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.codefactory.access.Owner;
import dev.codefactory.template.store.StoredTemplates;
import dev.codefactory.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/templates/{template}/versions")
@Tag(name = "Templates")
class TemplateVersionController {

    private static final int CONTEXT = 3;

    private final StoredTemplates templates;

    TemplateVersionController(StoredTemplates templates) {
        this.templates = templates;
    }

    /**
     * What changed between two versions.
     *
     * @param diff in the unified format; empty when they read the same
     */
    record DiffResponse(int from, int to, String diff) {}

    @Operation(summary = "List the versions of a template, newest first")
    @GetMapping
    Page<VersionResponse> list(
            Owner owner,
            @PathVariable String template,
            @Parameter(description = "How many at most.")
                    @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT)
                    @Min(1)
                    @Max(Page.MAX_LIMIT)
                    int limit,
            @Parameter(description = "The `next` of the page before.") @RequestParam(required = false) @Nullable @Min(1)
                    Integer after) {
        return templates.versions(owner, template, after, limit).map(VersionResponse::of);
    }

    @Operation(summary = "See a version", description = "What it says never changes; its ETag tells which one it is.")
    @ApiResponse(responseCode = "200", description = "The version")
    @ApiResponse(responseCode = "304", description = "It is what If-None-Match names", content = @Content)
    @GetMapping("/{version}")
    ResponseEntity<VersionResponse> get(Owner owner, @PathVariable String template, @PathVariable int version) {
        var response = VersionResponse.of(templates.version(owner, template, version));
        return ResponseEntity.ok().eTag(ETags.of(response)).body(response);
    }

    @Operation(summary = "See what a version changes", description = "As a unified diff of the YAML.")
    @GetMapping("/{version}/diff")
    DiffResponse diff(
            Owner owner,
            @PathVariable String template,
            @PathVariable int version,
            @Parameter(description = "The version to compare with; the one before when left out.")
                    @RequestParam(required = false)
                    @Nullable
                    @Min(1)
                    Integer from) {
        var to = templates.version(owner, template, version).version();
        var other = from == null ? Math.max(1, version - 1) : from;
        var old = templates.version(owner, template, other).version();
        return new DiffResponse(other, version, unified(other, old.yaml(), version, to.yaml()));
    }

    private static String unified(int from, String old, int to, String next) {
        List<String> before = old.lines().toList();
        List<String> after = next.lines().toList();
        var patch = DiffUtils.diff(before, after);
        var lines = UnifiedDiffUtils.generateUnifiedDiff("version " + from, "version " + to, before, patch, CONTEXT);
        return String.join("\n", lines);
    }
}
