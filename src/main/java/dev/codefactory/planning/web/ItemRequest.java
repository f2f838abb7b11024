package dev.codefactory.planning.web;

import static java.util.Objects.requireNonNullElse;

import dev.codefactory.code.CodeLanguage;
import dev.codefactory.planning.proposal.ItemRef;
import dev.codefactory.planning.proposal.WantedItem;
import dev.codefactory.project.ElementType;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An element or a task as somebody wants it. */
@Schema(example = """
        {"ref": {"element": "Orders", "task": "Take an order"}, "prompt": "A function that stores an order.",
         "code_language": "python", "depends_on": []}""")
record ItemRequest(
        @NotNull @Valid ItemRef ref,

        @Schema(description = "Whether it is to go.") @Nullable
        Boolean remove,

        @Schema(description = "Of an element; a new one needs it.") @Nullable
        ElementType type,

        @Schema(description = "Of an element.") @Nullable @Size(max = 5_000)
        String description,

        @Schema(description = "Of a task; a new one needs it.") @Nullable @Size(max = 20_000)
        String prompt,

        @Schema(description = "Of a task; left out, the project's default language holds.") @Nullable
        CodeLanguage codeLanguage,

        @Schema(
                description =
                        "What has to be done first, elements for an element and tasks for a task; left out, it stays.")
        @Nullable
        @Size(max = 200)
        List<@NotNull @Valid ItemRef> dependsOn) {

    WantedItem wanted() {
        return new WantedItem(ref, remove != null && remove, type, description, prompt, codeLanguage, dependsOn);
    }

    /** What a PATCH says; what it leaves out stays. */
    @Schema(example = """
            {"prompt": "A function that stores an order and returns its number."}""")
    record ItemPatch(
            @Valid @Nullable ItemRef ref,
            @Nullable Boolean remove,
            @Nullable ElementType type,
            @Nullable @Size(max = 5_000) String description,
            @Nullable @Size(max = 20_000) String prompt,
            @Nullable CodeLanguage codeLanguage,
            @Nullable @Size(max = 200) List<@NotNull @Valid ItemRef> dependsOn) {

        WantedItem on(WantedItem old) {
            return new WantedItem(
                    requireNonNullElse(ref, old.ref()),
                    requireNonNullElse(remove, old.remove()),
                    type == null ? old.type() : type,
                    description == null ? old.description() : description,
                    prompt == null ? old.prompt() : prompt,
                    codeLanguage == null ? old.codeLanguage() : codeLanguage,
                    dependsOn == null ? old.dependsOn() : dependsOn,
                    old.fulfils());
        }
    }
}
