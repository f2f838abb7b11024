package dev.codefactory.pipeline;

import dev.codefactory.llm.LlmCall;
import dev.codefactory.llm.LlmGateway;
import dev.codefactory.llm.LlmHost;
import dev.codefactory.llm.LlmOutcome;
import dev.codefactory.llm.LlmProgress;
import dev.codefactory.llm.LlmReply;
import dev.codefactory.llm.LlmReply.ModelSource;
import dev.codefactory.llm.LlmReply.Usage;
import dev.codefactory.llm.LlmStatus;
import dev.codefactory.llm.ModelRole;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A gateway that answers what a test tells it to, and remembers what it was asked. */
public final class ScriptedGateway implements LlmGateway {

    public static final String REQUIREMENTS = """
            {"summary": "Add two numbers", "functional": ["add(a, b) returns the sum"], "non_functional": [],
             "constraints": [], "edge_cases": [], "acceptance_criteria": []}
            """;

    private final List<LlmCall> calls = new CopyOnWriteArrayList<>();
    private volatile List<String> models = List.of("scripted");
    private volatile Function<LlmCall, LlmOutcome> script =
            call -> completed(answer(call, "def add(a, b):\n    return a + b\n"));

    private volatile @Nullable String digest;

    /** Tells the content hash of the model that answers; that of {@link #reply} is {@code 0f}. */
    public void tellsDigest(@Nullable String digestOfModel) {
        digest = digestOfModel;
    }

    /** Answers every call from here on by the given function. */
    public void script(Function<LlmCall, LlmOutcome> answers) {
        calls.clear();
        script = answers;
    }

    /** Has these models from here on; the first answers calls that name none. */
    public void installs(String... names) {
        models = List.of(names);
    }

    /** Answers the analysis with requirements, and the nth request for code with the nth of these files. */
    public void codes(String... files) {
        script(call -> completed(answer(call, files[Math.min(call.subject().round(), files.length - 1)])));
    }

    private static String answer(LlmCall call, String code) {
        return call.subject().step().equals("nlp_analysis")
                ? REQUIREMENTS
                : "solution.py\n```python\n" + code + "```\n";
    }

    public static LlmOutcome completed(String text) {
        return new LlmOutcome.Completed(reply(text));
    }

    public static LlmReply reply(String text) {
        var usage = new Usage(10, 20, Duration.ZERO, Duration.ofMillis(5));
        return new LlmReply(
                text, "", new ModelSource("scripted", "test", "scripted:1b", "0f"), usage, "> asked\n< answered");
    }

    public List<LlmCall> calls() {
        return List.copyOf(calls);
    }

    @Override
    public LlmOutcome ask(LlmCall call, LlmProgress progress) {
        calls.add(call);
        var outcome = script.apply(call);
        if (outcome instanceof LlmOutcome.Completed(var reply)) {
            progress.text(reply.text());
        }
        return outcome;
    }

    @Override
    public LlmStatus status() {
        return new LlmStatus("scripted", true, "a test's own", Map.of());
    }

    @Override
    public List<LlmHost> hosts() {
        return List.of(new LlmHost("scripted", 8, Set.copyOf(models)));
    }

    @Override
    public String modelFor(ModelRole role, @Nullable String wanted) {
        return wanted != null && models.contains(wanted) ? wanted : models.getFirst();
    }

    @Override
    public List<String> installed(ModelRole role, List<String> wanted) {
        return wanted.isEmpty()
                ? models
                : wanted.stream().filter(models::contains).toList();
    }

    @Override
    public Optional<String> digestFor(ModelRole role, @Nullable String wanted) {
        return Optional.ofNullable(digest);
    }
}
