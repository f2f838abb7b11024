package dev.codefactory.project.web;

import dev.codefactory.access.Owner;
import dev.codefactory.project.Element;
import dev.codefactory.project.ElementType;
import dev.codefactory.project.Elements;
import dev.codefactory.web.IfMatch;
import dev.codefactory.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/projects/{projectId}/elements")
@Tag(name = "Elements", description = "The parts of a project")
class ElementController {

    private final Elements elements;

    ElementController(Elements elements) {
        this.elements = elements;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Add an element to a project")
    @ApiResponse(responseCode = "201", description = "Made; Location is its address")
    @Refusals.BadDraft
    @ApiResponse(responseCode = "404", description = "You have no such project")
    @Refusals.ImpossibleElement
    ResponseEntity<ElementResponse> create(
            @Parameter(hidden = true) Owner owner,
            @PathVariable UUID projectId,
            @Valid @RequestBody ElementRequest request) {
        var element = elements.create(owner, projectId, request.draft(projectId));
        return ResponseEntity.created(URI.create("/api/v1/projects/%s/elements/%s".formatted(projectId, element.id())))
                .eTag(String.valueOf(element.version()))
                .body(ElementResponse.of(element));
    }

    @GetMapping
    @Operation(summary = "List the elements of a project, newest first")
    @ApiResponse(responseCode = "200", description = "One page; next continues the list as after")
    @ApiResponse(responseCode = "400", description = "A parameter is of the wrong type or out of bounds")
    @ApiResponse(responseCode = "404", description = "You have no such project")
    Page<ElementResponse> list(
            @Parameter(hidden = true) Owner owner,
            @PathVariable UUID projectId,
            @RequestParam(required = false) @Nullable ElementType type,
            @Parameter(description = "Part of the name, in any case") @RequestParam(required = false) @Nullable
                    String q,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return elements.list(owner, projectId, new Element.Filter(type, q), after, limit)
                .map(ElementResponse::of);
    }

    @GetMapping("/{elementId}")
    @Operation(summary = "Read an element")
    @ApiResponse(responseCode = "200", description = "The element; ETag is its version")
    @ApiResponse(
            responseCode = "304",
            description = "It is still what If-None-Match names",
            content = {})
    @ApiResponse(responseCode = "400", description = "An id is no UUID")
    @Refusals.NoElement
    ResponseEntity<ElementResponse> get(
            @Parameter(hidden = true) Owner owner, @PathVariable UUID projectId, @PathVariable UUID elementId) {
        return answer(elements.get(owner, projectId, elementId));
    }

    @PutMapping(path = "/{elementId}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Replace an element")
    @ApiResponse(responseCode = "200", description = "Replaced")
    @Refusals.BadDraft
    @Refusals.NoElement
    @Refusals.ImpossibleElement
    @Refusals.WithoutItsVersion
    ResponseEntity<ElementResponse> update(
            @Parameter(hidden = true) Owner owner,
            @PathVariable UUID projectId,
            @PathVariable UUID elementId,
            @Parameter(description = "The ETag you read, or *")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable
                    String ifMatch,
            @Valid @RequestBody ElementRequest request) {
        return answer(
                elements.update(owner, projectId, elementId, request.draft(projectId), IfMatch.required(ifMatch)));
    }

    @DeleteMapping("/{elementId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete an element with its tasks")
    @ApiResponse(
            responseCode = "204",
            description = "Deleted",
            content = {})
    @ApiResponse(responseCode = "400", description = "An id is no UUID")
    @Refusals.NoElement
    @ApiResponse(
            responseCode = "409",
            description = "The project is archived, or others depend on the element or its tasks")
    @Refusals.ChangedMeanwhile
    void delete(
            @Parameter(hidden = true) Owner owner,
            @PathVariable UUID projectId,
            @PathVariable UUID elementId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        elements.delete(owner, projectId, elementId, IfMatch.optional(ifMatch));
    }

    private static ResponseEntity<ElementResponse> answer(Element element) {
        return ResponseEntity.ok().eTag(String.valueOf(element.version())).body(ElementResponse.of(element));
    }
}
