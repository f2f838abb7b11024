package dev.codefactory.llm.practice;

import dev.codefactory.llm.LlmCall;
import dev.codefactory.llm.LlmGateway;
import dev.codefactory.llm.LlmHost;
import dev.codefactory.llm.LlmOutcome;
import dev.codefactory.llm.LlmOutcome.Reason;
import dev.codefactory.llm.LlmProgress;
import dev.codefactory.llm.LlmReply;
import dev.codefactory.llm.LlmStatus;
import dev.codefactory.llm.ModelRole;
import dev.codefactory.llm.answer.ProgressBatch;
import dev.codefactory.llm.answer.Transcript;
import dev.codefactory.llm.replay.Recording;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers the example requests from their recordings, as a model would: piece by piece, and sometimes wrong. Refuses all others. */
@Component("practice")
final class PracticeGateway implements LlmGateway {

    static final String NAME = "practice";

    private static final String START_A_MODEL =
            "Start a model: ollama serve; then: ollama pull qwen2.5-coder:7b. The service finds it by itself.";
    private static final int PIECE = 48;
    private static final int SLOTS = 4;

    private final ShippedCassettes cassettes;
    private final Duration pace;

    PracticeGateway(ShippedCassettes cassettes, PracticeProperties properties) {
        this.cassettes = cassettes;
        this.pace = properties.pace();
    }

    @Override
    public LlmOutcome ask(LlmCall call, LlmProgress progress) {
        var transcript = new Transcript();
        transcript.note("practice model; recorded for %s".formatted(call.subject()));
        return cassettes
                .find(call.subject())
                .map(recording -> replay(recording, progress, transcript))
                .orElseGet(
                        () -> new LlmOutcome.Failed(Reason.NO_MODEL, refusal(call.subject()), transcript.toString()));
    }

    @Override
    public LlmStatus status() {
        var models = Arrays.stream(ModelRole.values()).collect(Collectors.toMap(role -> role, _ -> NAME));
        var detail = "No Ollama model is used; only the %d example requests are answered. %s"
                .formatted(cassettes.all().size(), START_A_MODEL);
        return new LlmStatus(NAME, true, detail, models);
    }

    @Override
    public List<LlmHost> hosts() {
        return List.of(new LlmHost(NAME, SLOTS, Set.of(NAME)));
    }

    @Override
    public String modelFor(ModelRole role, @Nullable String wanted) {
        return NAME;
    }

    private LlmOutcome replay(Recording recording, LlmProgress progress, Transcript transcript) {
        var failure = recording.failure();
        if (failure != null) {
            return new LlmOutcome.Failed(failure, recording.answer(), transcript.toString());
        }
        var start = System.nanoTime();
        try {
            tell(recording.answer(), new ProgressBatch(progress));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new LlmOutcome.Cancelled(transcript.toString());
        }
        recording.answer().lines().forEach(transcript::received);
        var wall = Duration.ofNanos(System.nanoTime() - start);
        var usage = new LlmReply.Usage(recording.inputTokens(), recording.outputTokens(), Duration.ZERO, wall);
        var source = new LlmReply.ModelSource(NAME, NAME, NAME, null);
        var reply = new LlmReply(recording.answer(), "", source, usage, transcript.toString());
        return recording.wasCutOff() ? new LlmOutcome.Truncated(reply) : new LlmOutcome.Completed(reply);
    }

    private void tell(String answer, ProgressBatch progress) throws InterruptedException {
        for (int from = 0; from < answer.length(); from += PIECE) {
            Thread.sleep(pace);
            progress.add(answer.substring(from, Math.min(answer.length(), from + PIECE)));
        }
        progress.flush();
    }

    private String refusal(LlmCall.Subject subject) {
        if (cassettes.know(subject)) {
            return "The practice model has no answer recorded for round %d of %s. %s"
                    .formatted(subject.round(), subject.step(), START_A_MODEL);
        }
        return "No Ollama model is used, and this is none of the example requests the practice model answers"
                + " (docs/guides/practice.md lists them). " + START_A_MODEL;
    }
}
