package dev.codefactory.project.web;

import static java.util.Objects.requireNonNullElse;

import dev.codefactory.code.CodeLanguage;
import dev.codefactory.project.Task;
import dev.codefactory.project.TaskStatus;
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
        {"title": "Take an order", "prompt": "A function that checks stock and stores the order",
         "code_language": "python", "dependencies": []}""")
record TaskRequest(
        @Nullable @Schema(description = "May be left out; must be the project of the address.")
        UUID projectId,

        @Nullable @Schema(description = "May be left out; must be the element of the address.")
        UUID elementId,

        @NotBlank @Size(max = 100) String title,
        @Nullable @Size(max = 20_000) String prompt,

        @Nullable @Schema(description = "Left out, it stays as it is; a new task is pending.")
        TaskStatus status,

        @Nullable @Schema(description = "Left out, the project's default language holds.")
        CodeLanguage codeLanguage,

        @Nullable
        @Size(max = 200)
        @UniqueElements
        @Schema(description = "Ids of tasks of the same project that must be done first.")
        List<@NotNull UUID> dependencies,

        @Nullable @StorableMetadata @Schema(type = "object", description = "Your own notes, at most 16 KiB.")
        ObjectNode metadata) {

    Task.Draft draft(UUID project, UUID element) {
        ParentMismatch.refuse("project_id", projectId, project);
        ParentMismatch.refuse("element_id", elementId, element);
        return new Task.Draft(
                title,
                requireNonNullElse(prompt, ""),
                status,
                codeLanguage,
                requireNonNullElse(dependencies, List.of()),
                metadata == null ? "{}" : metadata.toString());
    }
}
