package dev.codefactory.template.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.template.Parameter;
import dev.codefactory.template.Template.Complexity;
import dev.codefactory.template.custom.Conflict;
import dev.codefactory.template.store.StoredVersion;
import dev.codefactory.template.store.TemplateEntry;
import dev.codefactory.template.store.TemplateEntry.Origin;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
        int latestVersion,

        @Schema(description = "The built-in template it customises.", example = "function") @Nullable
        String customises,

        @Schema(description = "What keeps its changes from being applied to that template as it is now.")
        List<ConflictResponse> conflicts) {

    /** A change that cannot be applied; the three sides are null where there is no value. */
    @Schema(name = "TemplateConflict")
    record ConflictResponse(
            @Schema(description = "Where, in the words of the changes.", example = "steps.code_improvement.rounds")
            String place,

            Conflict.Kind kind,
            String message,

            @Schema(description = "What the built-in template said when you changed it.") @Nullable
            Object base,

            @Schema(description = "What you changed it to.") @Nullable
            Object yours,

            @Schema(description = "What the built-in template says now.") @Nullable
            Object builtIn) {

        private static ConflictResponse of(Conflict conflict) {
            return new ConflictResponse(
                    conflict.place(),
                    conflict.kind(),
                    conflict.message(),
                    plain(conflict.base()),
                    plain(conflict.yours()),
                    plain(conflict.builtIn()));
        }

        private static @Nullable Object plain(@Nullable JsonNode node) {
            return node == null ? null : JsonMapper.shared().convertValue(node, Object.class);
        }
    }

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

    private static @Nullable String customised(@Nullable StoredVersion version) {
        return version == null || version.base() == null ? null : version.base().name();
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
                stored == null ? template.version() : stored.latest(),
                customised(entry.version()),
                entry.conflicts().stream().map(ConflictResponse::of).toList());
    }
}
