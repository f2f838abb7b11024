package dev.codefactory.model.probe;

import dev.codefactory.llm.registry.ModelProbe.Answer;
import dev.codefactory.llm.registry.ModelTraits.Traits;
import dev.codefactory.model.probe.ProbeResult.Outcome;
import java.time.Duration;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** How fast it reads and writes, and how long it takes to load. */
final class SpeedProbe implements Probe {

    private static final int PROMPT_LINES = 120;
    private static final int ANSWER = 256;

    @Override
    public String name() {
        return "speed";
    }

    @Override
    public Found run(Interview interview, Traits known) throws InterruptedException {
        var loading = interview.told(interview.asking("Say hello.", 16));
        var prompt = Filler.lines(0, PROMPT_LINES) + "\nWrite a short story about one of these lines.";
        var reading = interview.told(interview.asking(prompt, ANSWER));
        var figures = new LinkedHashMap<String, Object>();
        figures.put("load_seconds", seconds(loading.load()));
        figures.put("input_tokens_per_second", rate(reading.inputTokens(), reading.reading()));
        figures.put("output_tokens_per_second", rate(reading.outputTokens(), reading.writing()));
        return isTold(reading)
                ? new Found(Outcome.PASSED, "measured", figures, known)
                : new Found(Outcome.NOT_RUN, "the host does not tell its times", figures, known);
    }

    private static boolean isTold(Answer.Given answer) {
        return answer.reading().isPositive() && answer.writing().isPositive();
    }

    private static double seconds(Duration time) {
        return Math.round(time.toMillis() / 10.0) / 100.0;
    }

    private static @Nullable Double rate(int tokens, Duration time) {
        return time.isPositive() ? Math.round(tokens * 1e10 / time.toNanos()) / 10.0 : null;
    }
}
