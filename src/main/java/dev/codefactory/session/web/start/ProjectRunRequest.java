package dev.codefactory.session.web.start;

import dev.codefactory.access.Owner;
import dev.codefactory.session.execution.Submission;
import dev.codefactory.session.project.ProjectOrder;
import dev.codefactory.session.project.ProjectOrder.TemplateWish;
import dev.codefactory.template.Templates;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a project shall be generated; all of it may be left out. */
@Schema(example = """
        {"priority": 5, "config": {"testing": {"include_unit_tests": true}}}""")
record ProjectRunRequest(
        @ArraySchema(
                arraySchema =
                        @Schema(
                                description =
                                        "The tasks to run, completed ones too; all that are not completed when left out."))
        @Nullable
        @Size(min = 1, max = 1_000)
        List<@NotNull UUID> taskIds,

        @Schema(description = "1 (last) to 10 (first); 5 when left out.") @Nullable @Min(1) @Max(10)
        Integer priority,

        @Schema(
                description =
                        "The name or the id of the template that makes the steps of every task; function when left out.",
                example = "function")
        @Nullable
        @Pattern(regexp = Templates.REFERENCE, message = "must be the name or the id of a template")
        String templateType,

        @Schema(description = "A version of the template; the current one when left out.") @Nullable @Min(1)
        Integer templateVersion,

        @Schema(description = "What the template asks for besides, by name.") @Nullable @Size(max = 50)
        Map<String, @Nullable Object> parameters,

        @Schema(description = "Holds for every task; the language is the task's or the project's own.") @Valid @Nullable
        ConfigRequest config) {

    private static final ProjectRunRequest USUAL = new ProjectRunRequest(null, null, null, null, null, null);

    static ProjectOrder order(@Nullable ProjectRunRequest request, Owner owner, Templates templates) {
        var asked = request == null ? USUAL : request;
        var wish = asked.template();
        var template = templates.choose(owner, wish.reference(), wish.version()).template();
        return new ProjectOrder(
                asked.taskIds == null ? List.of() : asked.taskIds,
                asked.priority == null ? Submission.USUAL_PRIORITY : asked.priority,
                ConfigRequest.config(asked.config, template.config()),
                wish);
    }

    private TemplateWish template() {
        return new TemplateWish(
                templateType == null ? TemplateWish.USUAL.reference() : templateType,
                templateVersion,
                parameters == null ? Map.of() : parameters);
    }
}
