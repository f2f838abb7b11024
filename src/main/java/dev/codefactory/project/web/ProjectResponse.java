package dev.codefactory.project.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.project.Project;
import dev.codefactory.project.ProjectStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

record ProjectResponse(
        UUID id,
        String name,
        String description,
        ProjectStatus status,
        CodeLanguage defaultLanguage,
        @JsonRawValue @Schema(type = "object") String metadata,
        int elementCount,
        int taskCount,
        Instant createdAt,
        Instant updatedAt) {

    static ProjectResponse of(Project project) {
        return new ProjectResponse(
                project.id(),
                project.name(),
                project.description(),
                project.status(),
                project.defaultLanguage(),
                project.metadata(),
                project.elementCount(),
                project.taskCount(),
                project.createdAt(),
                project.updatedAt());
    }
}
