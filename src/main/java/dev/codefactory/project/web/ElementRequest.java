package dev.codefactory.project.web;

import static java.util.Objects.requireNonNullElse;

import dev.codefactory.project.Element;
import dev.codefactory.project.ElementType;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

@Schema(example = """
        {"name": "orders", "description": "Takes orders", "type": "api_endpoint", "dependencies": [],
         "metadata": {"path": "/orders"}}""")
record ElementRequest(
        @Nullable @Schema(description = "May be left out; must be the project of the address.")
        UUID projectId,

        @NotBlank @Size(max = 50) String name,
        @Nullable @Size(max = 10_000) String description,
        @NotNull ElementType type,

        @Nullable
        @Size(max = 200)
        @UniqueElements
        @Schema(description = "Ids of elements of the same project that must be done first.")
        List<@NotNull UUID> dependencies,

        @Nullable @StorableMetadata @Schema(type = "object", description = "Your own notes, at most 16 KiB.")
        ObjectNode metadata) {

    Element.Draft draft(UUID project) {
        ParentMismatch.refuse("project_id", projectId, project);
        return new Element.Draft(
                name,
                requireNonNullElse(description, ""),
                type,
                requireNonNullElse(dependencies, List.of()),
                metadata == null ? "{}" : metadata.toString());
    }
}
