package dev.codefactory.project.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.codefactory.project.Element;
import dev.codefactory.project.ElementType;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

record ElementResponse(
        UUID id,
        UUID projectId,
        String name,
        String description,
        ElementType type,
        List<UUID> dependencies,
        @JsonRawValue @Schema(type = "object") String metadata,
        int taskCount,
        Instant createdAt,
        Instant updatedAt) {

    static ElementResponse of(Element element) {
        return new ElementResponse(
                element.id(),
                element.projectId(),
                element.name(),
                element.description(),
                element.type(),
                element.dependencies(),
                element.metadata(),
                element.taskCount(),
                element.createdAt(),
                element.updatedAt());
    }
}
