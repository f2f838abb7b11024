package dev.codefactory.project.web;

import static java.util.Objects.requireNonNullElse;

import dev.codefactory.code.CodeLanguage;
import dev.codefactory.project.Project;
import dev.codefactory.project.ProjectStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

@Schema(example = """
        {"name": "Book shop", "description": "Sells books", "status": "active", "default_language": "python",
         "metadata": {"team": "blue"}}""")
record ProjectRequest(
        @NotBlank @Size(max = 100) String name,
        @Nullable @Size(max = 10_000) String description,

        @Nullable @Schema(description = "Left out, it stays as it is; a new project is a draft. archived is read-only.")
        ProjectStatus status,

        @Nullable @Schema(description = "The language of tasks that name none; python when left out.")
        CodeLanguage defaultLanguage,

        @Nullable @StorableMetadata @Schema(type = "object", description = "Your own notes, at most 16 KiB.")
        ObjectNode metadata) {

    Project.Draft draft() {
        return new Project.Draft(
                name,
                requireNonNullElse(description, ""),
                status,
                requireNonNullElse(defaultLanguage, CodeLanguage.PYTHON),
                metadata == null ? "{}" : metadata.toString());
    }
}
