package dev.codefactory.template.web;

import dev.codefactory.code.CodeLanguage;
import dev.codefactory.template.Parameter;
import dev.codefactory.template.Template;
import dev.codefactory.template.Template.Complexity;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A template as JSON: what it is for and what it asks for. */
record TemplateResponse(
        @Schema(description = "What requests call it in template_type.", example = "function")
        String name,

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

        List<ParameterResponse> parameters) {

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

    static TemplateResponse of(Template template) {
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
                template.parameters().stream().map(ParameterResponse::of).toList());
    }
}
