package dev.codefactory.pipeline.dialogue;

import dev.codefactory.llm.LlmCall;
import dev.codefactory.llm.LlmGateway;
import dev.codefactory.llm.LlmOutcome;
import dev.codefactory.llm.LlmReply;
import dev.codefactory.llm.ModelRole;
import dev.codefactory.pipeline.StepContext;
import dev.codefactory.pipeline.StepOutcome;
import dev.codefactory.pipeline.StepOutcome.ModelTrace;
import dev.codefactory.pipeline.StepOutcome.ModelTrace.Made;
import dev.codefactory.pipeline.StepType;
import dev.codefactory.prompt.Prompt;
import dev.codefactory.prompt.PromptCatalog;
import dev.codefactory.prompt.PromptName;
import dev.codefactory.prompt.PromptText;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Asks a model what a step's prompt says, and turns each way that can fail into the step's outcome. */
@Component
public class ModelDialogue {

    /** Room for an answer of about 500 lines. */
    public static final int MAX_TOKENS = 4_096;

    private static final Duration BACK_OFF = Duration.ofSeconds(5);

    private static final Duration BUSY_BACK_OFF = Duration.ofSeconds(1);

    private final LlmGateway llm;
    private final PromptCatalog prompts;
    private final StepSampling sampling;

    public ModelDialogue(@Qualifier("execution") LlmGateway llm, PromptCatalog prompts, StepSampling sampling) {
        this.llm = llm;
        this.prompts = prompts;
        this.sampling = sampling;
    }

    /**
     * What is asked, and how.
     *
     * @param prompt which prompt asks it
     * @param text the words of the prompt itself, where a template brings them, or null
     * @param parts the parts of the prompt that belong to this question
     * @param format a JSON Schema the answer must follow, or null for free text
     * @param sampling options that differ from the operator's settings
     * @param specialist the role that is to answer instead of the usual one of the step, or null
     */
    public record Question(
            StepType step,
            String prompt,
            @Nullable String text,
            List<String> parts,
            Map<String, String> values,
            @Nullable Map<String, Object> format,
            int maxTokens,
            Map<String, Double> sampling,
            @Nullable ModelRole specialist) {

        public static Question of(StepType step, Map<String, String> values) {
            return new Question(step, step.id(), null, List.of(), values, null, MAX_TOKENS, Map.of(), null);
        }

        public Question inFormat(Map<String, Object> schema) {
            return new Question(step, prompt, text, parts, values, schema, maxTokens, sampling, specialist);
        }

        public Question withParts(List<String> named) {
            return new Question(step, prompt, text, named, values, format, maxTokens, sampling, specialist);
        }

        /** Asked by another prompt than that of the step. */
        public Question by(String otherPrompt) {
            return new Question(step, otherPrompt, text, parts, values, format, maxTokens, sampling, specialist);
        }

        /** Asked by words that are no prompt of the catalog. */
        public Question saying(String words) {
            return new Question(step, prompt, words, parts, values, format, maxTokens, sampling, specialist);
        }

        public Question withSampling(Map<String, Double> options) {
            return new Question(step, prompt, text, parts, values, format, maxTokens, options, specialist);
        }

        /** Answered by the model of that role, unless the pipeline names another for the step. */
        public Question inRole(@Nullable ModelRole role) {
            return new Question(step, prompt, text, parts, values, format, maxTokens, sampling, role);
        }

        public Question withRoomFor(int tokens) {
            return new Question(step, prompt, text, parts, values, format, tokens, sampling, specialist);
        }
    }

    /** What came of asking. */
    public sealed interface Answer {

        /**
         * @param truncated whether the answer was cut off at its token limit
         * @param detail how much was shown of what stands around the question
         */
        record Given(LlmReply reply, boolean truncated, Detail detail, ModelTrace trace) implements Answer {}

        /** @param malformed whether something arrived that did not follow the asked-for format */
        record Missing(StepOutcome outcome, boolean malformed, ModelTrace trace) implements Answer {}
    }

    /** What to ask, with as much of what stands around it as the detail says. */
    @FunctionalInterface
    public interface Asking {
        Question with(Detail detail);
    }

    private record Posed(Question question, Detail detail, Prompt prompt, LlmCall call) {}

    /** Asks; where the prompt does not fit the model's window, again with less around the question, as long as that makes it shorter. */
    public Answer ask(Asking asking, StepContext context) throws InterruptedException {
        var posed = pose(asking, Detail.WHOLE, context);
        var answer = ask(posed, context);
        for (var detail : EnumSet.complementOf(EnumSet.of(Detail.WHOLE))) {
            if (!isTooLong(answer)) {
                return answer;
            }
            var shorter = pose(asking, detail, context);
            if (!shorter.call().equals(posed.call())) {
                posed = shorter;
                answer = ask(posed, context);
            }
        }
        return answer instanceof Answer.Missing missing && isTooLong(answer) ? tooLong(missing, posed) : answer;
    }

    private Posed pose(Asking asking, Detail detail, StepContext context) {
        var question = asking.with(detail);
        var request = context.request();
        var prompt = rendered(question, context);
        var role = role(question, context);
        var options = sampling.with(question.step(), question.sampling());
        var call = new LlmCall(
                role,
                request.config().models().of(role).orElse(null),
                context.host(),
                prompt.system(),
                prompt.user(),
                question.format(),
                detail.roomOf(question.maxTokens()),
                options,
                subject(context),
                context.run());
        return new Posed(question, detail, prompt, call);
    }

    private Answer ask(Posed posed, StepContext context) throws InterruptedException {
        var outcome = llm.ask(posed.call(), context.progress());
        return switch (outcome) {
            case LlmOutcome.Completed(var reply) -> given(posed, reply, false);
            case LlmOutcome.Truncated(var reply) -> given(posed, reply, true);
            case LlmOutcome.Failed(var reason, var detail, var transcript) ->
                missing(reason, detail, new ModelTrace(made(posed, Map.of()), null, transcript));
            case LlmOutcome.Cancelled _ -> throw new InterruptedException("model call cancelled");
        };
    }

    private static Answer given(Posed posed, LlmReply reply, boolean truncated) {
        var detail = posed.detail();
        var noted = detail.note().isEmpty() ? reply : reply.noting(detail.note());
        var trace = new ModelTrace(made(posed, reply.sampling()), noted, reply.transcript());
        return new Answer.Given(noted, truncated, detail, trace);
    }

    /** With the options that were left to the settings of whoever answered. */
    private static Made made(Posed posed, Map<String, Double> operators) {
        var options = new HashMap<>(posed.call().sampling());
        options.putAll(operators);
        return new Made(posed.prompt().source(), options);
    }

    private static boolean isTooLong(Answer answer) {
        return answer instanceof Answer.Missing(StepOutcome.Failed(var code, var _, var _), var _, var _)
                && code.equals(LlmOutcome.Reason.CONTEXT_OVERFLOW.id());
    }

    /** Nothing is left that could be left out: what takes most of the room is the user's to shorten. */
    private static Answer tooLong(Answer.Missing missing, Posed posed) {
        var asked = posed.prompt().user();
        var largest = posed.question().values().entrySet().stream()
                .filter(value -> asked.contains(value.getValue()))
                .sorted(Comparator.comparingInt(value -> -value.getValue().length()))
                .limit(2)
                .map(value -> "%s (%d characters)"
                        .formatted(value.getKey(), value.getValue().length()))
                .collect(Collectors.joining(" and "));
        var reason = missing.outcome() instanceof StepOutcome.Failed(var _, var said, var _) ? said : "too long";
        var outcome = new StepOutcome.Failed(
                LlmOutcome.Reason.CONTEXT_OVERFLOW.id(),
                "%s. That is with everything left out that can be; most of it is %s.".formatted(reason, largest),
                missing.trace());
        return new Answer.Missing(outcome, false, missing.trace());
    }

    public Prompt rendered(Question question, StepContext context) {
        if (question.text() != null) {
            return new PromptText(question.text()).fill(question.values());
        }
        var request = context.request();
        var role = role(question, context);
        var recorded = llm.recordedModel(role, subject(context), context.run());
        var model = recorded.orElseGet(
                () -> llm.modelFor(role, request.config().models().of(role).orElse(null)));
        var name = new PromptName(question.prompt(), request.language(), model, question.parts());
        // A replay takes no part in trials of prompts.
        var user = recorded.isPresent() ? null : context.execution();
        return prompts.render(name, user, question.values());
    }

    private static ModelRole role(Question question, StepContext context) {
        var own = context.definition().wording().role();
        if (own != null) {
            return own;
        }
        var specialist = question.specialist();
        return specialist == null ? question.step().role().orElseThrow() : specialist;
    }

    /** Named by the step's path; of a repeated step also by which item it is about. */
    private static LlmCall.Subject subject(StepContext context) {
        var step = context.step();
        var request = context.request();
        var name = context.item() == null ? step.path() : step.path() + "/" + step.part();
        return new LlmCall.Subject(name, request.language().id(), request.description(), context.round());
    }

    private static Answer missing(LlmOutcome.Reason reason, String detail, ModelTrace trace) {
        return new Answer.Missing(outcome(reason, detail, trace), reason == LlmOutcome.Reason.MALFORMED, trace);
    }

    private static StepOutcome outcome(LlmOutcome.Reason reason, String detail, ModelTrace trace) {
        if (reason == LlmOutcome.Reason.BUSY) {
            return new StepOutcome.Busy(detail, BUSY_BACK_OFF);
        }
        return reason.isTransient()
                ? new StepOutcome.Retryable(reason.id(), detail, isOfAnswer(reason) ? Duration.ZERO : BACK_OFF, trace)
                : new StepOutcome.Failed(reason.id(), detail, trace);
    }

    /** A host that answered, though badly, needs no time to recover. */
    private static boolean isOfAnswer(LlmOutcome.Reason reason) {
        return reason == LlmOutcome.Reason.MALFORMED || reason == LlmOutcome.Reason.RUNAWAY;
    }
}
