package dev.codefactory.bench.window;

import dev.codefactory.bench.window.OverlongRequest.Cause;
import dev.codefactory.code.CodeFile;
import dev.codefactory.llm.ollama.OllamaGateways;
import dev.codefactory.pipeline.StepOutcome;
import dev.codefactory.pipeline.step.PipelineRun;
import dev.codefactory.standin.OllamaStandIn;
import dev.codefactory.standin.model.ChatRequest;
import dev.codefactory.standin.model.EnginePath;
import dev.codefactory.standin.model.Knobs;
import dev.codefactory.standin.model.Reply;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks overlong questions of servers of each kind, in a window of 8,192 tokens, through the steps and the gateway of the service. */
final class WindowRuns {

    static final int WINDOW = 8192;

    private static final List<Cause> CAUSES = List.of(Cause.values());

    /** What the server answers to a prompt of which it read a part only. */
    private static final String CUT = "answer to a prompt that was cut";

    /** The kinds of servers: both engines as they are, one with less memory than asked for, and one that shortens prompts although it must not. */
    private enum Server {
        RENDERED(EnginePath.RENDERED, true, WINDOW),
        NATIVE(EnginePath.NATIVE, true, WINDOW),
        SMALL(EnginePath.NATIVE, true, WINDOW / 2),
        DISOBEDIENT(EnginePath.RENDERED, false, WINDOW / 2);

        private final EnginePath path;
        private final boolean honoursTruncate;
        private final int window;

        Server(EnginePath path, boolean honoursTruncate, int window) {
            this.path = path;
            this.honoursTruncate = honoursTruncate;
            this.window = window;
        }
    }

    /**
     * How they ended.
     *
     * @param resolved with an answer to a prompt that was read whole
     * @param typed as failed or skipped, with the reason that the window is too small
     * @param silent with an answer to a prompt that the server had cut
     * @param other in any other way
     * @param cutByServer how many prompts servers cut without saying so
     * @param resolvedBy how many of each cause were resolved
     */
    record Ends(
            int prompts,
            int resolved,
            int typed,
            int silent,
            int other,
            int cutByServer,
            Map<Cause, Integer> resolvedBy,
            List<String> examplesOfOther) {}

    private final Map<Cause, Integer> resolvedBy = new EnumMap<>(Cause.class);
    private final List<String> others = new ArrayList<>();
    private final AtomicInteger cut = new AtomicInteger();
    private int resolved;
    private int typed;
    private int silent;

    private WindowRuns() {}

    static Ends run(int prompts) throws Exception {
        var runs = new WindowRuns();
        for (var server : Server.values()) {
            runs.ask(server, prompts / Server.values().length);
        }
        return new Ends(
                prompts,
                runs.resolved,
                runs.typed,
                runs.silent,
                runs.others.size(),
                runs.cut.get(),
                runs.resolvedBy,
                runs.others);
    }

    /** Each question goes to a model of its own that counts in its own way, and of which nothing is known. */
    private void ask(Server server, int prompts) throws Exception {
        try (var standIn = OllamaStandIn.start()) {
            var gateway = OllamaGateways.ofWindow(standIn.url(), WINDOW);
            try {
                for (int i = 0; i < prompts; i++) {
                    ask(standIn, server, i, new PipelineRun(gateway));
                }
            } finally {
                ((AutoCloseable) gateway).close();
            }
        }
    }

    private void ask(OllamaStandIn standIn, Server server, int number, PipelineRun run) throws InterruptedException {
        var random = new Random(31L * server.name().hashCode() + number);
        var name = "model-%d:7b".formatted(number);
        var model = standIn.model(name);
        // From less than any vocabulary needs to as much as the best of them do; only who counts more than expected can
        // disobey.
        var charsPerToken = 1.1 + random.nextDouble(server.honoursTruncate ? 3 : 0.8);
        model.knobs(knobs -> knobs.path(server.path)
                        .honoursTruncate(server.honoursTruncate)
                        .trainCtx(server.window)
                        .charsPerToken(charsPerToken)
                        .tokensPerLine(64))
                .replyWith(request -> reply(request, model.knobs()));
        var cause = CAUSES.get(number % CAUSES.size());
        var question = OverlongRequest.of(cause, random, name);
        count(cause, run.of(question.step(), question.known(), question.request()));
    }

    private Reply reply(ChatRequest request, Knobs knobs) {
        var tokens = request.messages().stream()
                .mapToInt(message -> knobs.tokens(message.content()))
                .sum();
        var isCut = tokens >= Math.min(request.option("num_ctx", knobs.numCtx()), knobs.trainCtx());
        if (isCut) {
            cut.incrementAndGet();
        }
        return Reply.text("solution.py\n```python\ndef add(a, b):\n    return a + b  # %s\n```\n"
                .formatted(isCut ? CUT : "sound"));
    }

    private void count(Cause cause, StepOutcome outcome) {
        switch (outcome) {
            case StepOutcome.Completed(var chain, var _, var _) -> {
                var latest = chain.latest();
                var isSilent = latest != null
                        && latest.files().files().stream()
                                .map(CodeFile::content)
                                .anyMatch(content -> content.contains(CUT));
                silent += isSilent ? 1 : 0;
                resolved += isSilent ? 0 : 1;
                if (!isSilent) {
                    resolvedBy.merge(cause, 1, Integer::sum);
                }
            }
            case StepOutcome.Failed(var code, var _, var _) when code.equals("context_overflow") -> typed++;
            case StepOutcome.Skipped(var reason) when reason.contains("no room to show a model") -> typed++;
            case StepOutcome.Failed _, StepOutcome.Skipped _, StepOutcome.Retryable _, StepOutcome.Busy _ ->
                others.add(cause + ": " + outcome);
        }
    }
}
