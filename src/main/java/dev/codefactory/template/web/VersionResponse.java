package dev.codefactory.template.web;

import dev.codefactory.template.store.StoredTemplates.Numbered;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** A version of a template as JSON. */
@Schema(name = "TemplateVersion")
record VersionResponse(
        @Schema(description = "The id of the template.") UUID id,
        String name,
        int version,

        @Schema(description = "Whether requests get it.") boolean current,

        @Schema(description = "When it became current for the first time.") @Nullable
        Instant activatedAt,

        @Schema(description = "Whether it became current without having been tested.")
        boolean forced,

        @Schema(description = "The built-in template it customises.", example = "function") @Nullable
        String customises,

        @Schema(description = "The version of that.") @Nullable
        Integer baseVersion,

        Instant createdAt,

        @Schema(description = "The whole template.") String yaml) {

    /** The answer to what may have made a version. */
    static ResponseEntity<VersionResponse> answer(Numbered numbered) {
        var response = of(numbered);
        return numbered.isNew()
                ? ResponseEntity.created(URI.create(
                                "/api/v1/templates/%s/versions/%d".formatted(response.name, response.version)))
                        .body(response)
                : ResponseEntity.ok(response);
    }

    static VersionResponse of(Numbered numbered) {
        var template = numbered.template();
        var version = numbered.version();
        var base = version.base();
        return new VersionResponse(
                template.id(),
                template.name(),
                version.number(),
                Integer.valueOf(version.number()).equals(template.current()),
                version.activatedAt(),
                version.forced(),
                base == null ? null : base.name(),
                base == null ? null : base.version(),
                version.createdAt(),
                version.yaml());
    }
}
