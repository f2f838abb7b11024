package dev.codefactory.session.choice.web;

import dev.codefactory.access.Caller;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.llm.ModelRole;
import dev.codefactory.session.choice.Outlook;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/models/choice")
@Tag(name = "Models")
class ChoiceController {

    private final Outlook outlook;

    ChoiceController(Outlook outlook) {
        this.outlook = outlook;
    }

    @Operation(
            summary = "See which model would be asked, and why",
            description =
                    "How the installed models of a role have done in a language, over the executions of all owners that ended"
                            + " within `codefactory.choice.window`. A model is credited with what it did by itself: an execution"
                            + " that a larger model had to finish, or in which another had to answer, is one it did not carry.")
    @ApiResponse(responseCode = "200", description = "The models, and what would be asked")
    @ApiResponse(responseCode = "403", description = "Only an admin may see the executions of all owners")
    @GetMapping
    ChoiceResponse modelChoice(
            Caller caller,
            @Parameter(description = "What the model is asked for.", example = "code")
                    @RequestParam(defaultValue = "code")
                    ModelRole role,
            @Parameter(description = "The language of the executions.", example = "python")
                    @RequestParam(defaultValue = "python")
                    CodeLanguage language) {
        caller.requireAdmin("Only an admin may see what became of the executions of all owners.");
        return ChoiceResponse.of(role, language, outlook.of(role, language));
    }
}
