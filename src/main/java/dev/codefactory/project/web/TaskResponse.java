package dev.codefactory.project.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.project.Task;
import dev.codefactory.project.TaskStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record TaskResponse(
        UUID id,
        UUID projectId,
        UUID elementId,
        String title,
        String prompt,
        TaskStatus status,

        @Nullable @Schema(description = "What was generated last.")
        String generatedCode,

        @Nullable @Schema(description = "Null stands for the project's default language.")
        CodeLanguage codeLanguage,

        List<UUID> dependencies,
        @JsonRawValue @Schema(type = "object") String metadata,
        Instant createdAt,
        Instant updatedAt) {

    static TaskResponse of(Task task) {
        return new TaskResponse(
                task.id(),
                task.projectId(),
                task.elementId(),
                task.title(),
                task.prompt(),
                task.status(),
                task.generatedCode(),
                task.codeLanguage(),
                task.dependencies(),
                task.metadata(),
                task.createdAt(),
                task.updatedAt());
    }
}
