package dev.codefactory.template.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.template.Parameter;
import dev.codefactory.template.Template.Complexity;
import dev.codefactory.template.store.TemplateEntry;
import dev.codefactory.template.store.TemplateEntry.Origin;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A template as JSON: what it is for and what it asks for. */
record TemplateResponse(
        @Schema(description = "What requests call it in template_type.", example = "function")
        String name,

        @Schema(description = "The version shown: the current one, or else the newest.")
        int version,

        String title,
        String description,

        @Schema(description = "The name of a picture.", example = "function") @Nullable
        String icon,

        Complexity complexity,

        @Schema(description = "The languages it is made for.")
        Set<CodeLanguage> languages,

        List<String> frameworks,

        @Schema(description = "Whether requests must bring files.")
        boolean requiresFiles,

        List<ParameterResponse> parameters,
        Origin origin,

        @Schema(description = "What others name it by; null when it comes with the service.") @Nullable
        UUID id,

        @Schema(description = "The name of whom it belongs to; null when it comes with the service.") @Nullable
        String owner,

        @JsonProperty("public") @Schema(name = "public", description = "Whether everybody may use it.")
        boolean shared,

        @Schema(description = "The version that requests get; null before one has been activated.") @Nullable
        Integer currentVersion,

        @Schema(description = "The newest version there is.")
        int latestVersion) {

    @Schema(name = "TemplateParameter")
    record ParameterResponse(
            String name,
            Parameter.Type type,
            @Nullable String description,
            boolean required,

            @Schema(name = "default", description = "Its value when a request gives none.") @Nullable
            Object defaultValue,

            @Schema(description = "The values it may have; null for all of its type.") @Nullable
            List<Object> allowed) {

        private static ParameterResponse of(Parameter parameter) {
            return new ParameterResponse(
                    parameter.name(),
                    parameter.type(),
                    parameter.description(),
                    parameter.required(),
                    parameter.defaultValue(),
                    parameter.allowed());
        }
    }

    static TemplateResponse of(TemplateEntry entry) {
        var template = entry.template();
        var stored = entry.stored();
        return new TemplateResponse(
                template.name(),
                template.version(),
                template.title(),
                template.description(),
                template.icon(),
                template.complexity(),
                template.languages(),
                template.frameworks(),
                template.requiresFiles(),
                template.parameters().stream().map(ParameterResponse::of).toList(),
                entry.origin(),
                stored == null ? null : stored.id(),
                entry.owner(),
                stored == null || stored.shared(),
                stored == null ? Integer.valueOf(template.version()) : stored.current(),
                stored == null ? template.version() : stored.latest());
    }
}
