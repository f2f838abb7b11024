package dev.codefactory.session.web;

import dev.codefactory.session.execution.Submission;
import dev.codefactory.session.project.ProjectOrder;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
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

        @Schema(description = "Holds for every task; the language is the task's or the project's own.") @Valid @Nullable
        ConfigRequest config) {

    static ProjectOrder order(@Nullable ProjectRunRequest request) {
        return request == null
                ? new ProjectOrder(List.of(), Submission.USUAL_PRIORITY, ConfigRequest.config(null))
                : new ProjectOrder(
                        request.taskIds == null ? List.of() : request.taskIds,
                        request.priority == null ? Submission.USUAL_PRIORITY : request.priority,
                        ConfigRequest.config(request.config));
    }
}
