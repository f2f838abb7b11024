package dev.codefactory.session.choice.web;

import dev.codefactory.code.CodeLanguage;
import dev.codefactory.llm.ModelRole;
import dev.codefactory.prompt.Interval;
import dev.codefactory.session.choice.Outlook;
import dev.codefactory.session.choice.Outlook.Rate;
import dev.codefactory.session.choice.Outlook.View;
import dev.codefactory.session.choice.Why;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the choice of a model stands. */
record ChoiceResponse(
        ModelRole role,
        CodeLanguage language,

        @Schema(description = "Whether what is measured decides, or the order of the operator's list.")
        boolean measured,

        @Schema(description = "The model that most executions ask which name none.", example = "qwen2.5-coder:7b")
        String model,

        @Schema(description = "Why that one.") Why why,

        @Schema(description = "The share of executions that ask another one of these; 0 when nothing is measured.")
        double exploration,

        @Schema(description = "How many executions a model must have had before it can count as the best.")
        int minExecutions,

        @Schema(description = "The installed models, in the order of the operator's list.")
        List<RateResponse> models,

        @Schema(description = "What smaller and larger models did together.")
        RateResponse ladder,

        @Schema(description = "The trial of the role; null when there is none.") @Nullable
        TrialResponse trial) {

    /** How often something came out verified. */
    @Schema(name = "ModelRate")
    record RateResponse(
            String name,
            int verified,
            int attempted,

            @Schema(
                    description =
                            "The share that was verified, and its bounds at a confidence of 95 % (Wilson); null when there are none.")
            @Nullable
            Interval rate) {

        private static RateResponse of(Rate rate) {
            return new RateResponse(
                    rate.name(), rate.verified(), rate.attempted(), rate.attempted() == 0 ? null : rate.interval());
        }
    }

    /** Two models that are compared. */
    @Schema(name = "ModelTrial")
    record TrialResponse(
            @Schema(description = "The share of executions that ask the challenger.")
            double share,

            RateResponse challenger,
            RateResponse control,

            @Schema(
                    description =
                            "By how much the challenger's share of verified executions is higher, and between which bounds"
                                    + " that lies at a confidence of 95 % (Newcombe). Nothing is decided as long as 0 lies between them;"
                                    + " null as long as one of them was not tried.")
            @Nullable
            Interval difference) {

        private static @Nullable TrialResponse of(Outlook.@Nullable Trial trial) {
            return trial == null
                    ? null
                    : new TrialResponse(
                            trial.share(),
                            RateResponse.of(trial.challenger()),
                            RateResponse.of(trial.control()),
                            trial.challenger().attempted() == 0
                                            || trial.control().attempted() == 0
                                    ? null
                                    : trial.difference());
        }
    }

    static ChoiceResponse of(ModelRole role, CodeLanguage language, View view) {
        return new ChoiceResponse(
                role,
                language,
                view.measured(),
                view.usual().model(),
                view.usual().why(),
                view.measured() ? view.exploration() : 0,
                view.minExecutions(),
                view.models().stream().map(RateResponse::of).toList(),
                RateResponse.of(view.ladder()),
                TrialResponse.of(view.trial()));
    }
}
