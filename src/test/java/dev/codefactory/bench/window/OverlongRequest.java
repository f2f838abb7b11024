package dev.codefactory.bench.window;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import dev.codefactory.pipeline.Candidate;
import dev.codefactory.pipeline.Chain;
import dev.codefactory.pipeline.CodeFactoryConfig;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.pipeline.Pipeline;
import dev.codefactory.pipeline.Requirements;
import dev.codefactory.pipeline.ScriptedAnalyzer;
import dev.codefactory.pipeline.StepType;
import dev.codefactory.quality.QualityRequest;
import dev.codefactory.quality.QualityRequest.AcceptanceTests;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A question whose prompt, shown in full, is longer than a window of 8,192 tokens leaves room for.
 *
 * @param step the step that asks
 * @param known what is known before it
 */
record OverlongRequest(Pipeline.Next step, GenerationRequest request, Chain known) {

    private static final List<String> WORDS =
            List.of("order", "price", "stock", "route", "token", "grüße", "日本", "index", "merge", "sum", "🌍", "cache");

    /** What makes it long. */
    enum Cause {
        /** Many files that others made. */
        LIBRARY,
        /** Many files of the user's own. */
        UPLOADS,
        /** The very file that is to be written. */
        TARGET,
        /** The user's own words. */
        DESCRIPTION,
        /** The user's own tests. */
        TESTS,
        /** A tree of several files of which one is broken. */
        REPAIR
    }

    /** @param model the model to ask */
    static OverlongRequest of(Cause cause, Random random, String model) {
        var length = 20_000 + random.nextInt(40_000);
        var said = sentence(random, cause == Cause.DESCRIPTION ? length : 200);
        var files = switch (cause) {
            case UPLOADS -> files(random, length);
            case TARGET -> FileTree.of(code("solution.py", random, length));
            case LIBRARY, DESCRIPTION, TESTS, REPAIR -> FileTree.EMPTY;
        };
        var library = cause == Cause.LIBRARY ? files(random, length) : FileTree.EMPTY;
        var tests = cause == Cause.TESTS
                ? new AcceptanceTests(FileTree.of(code("test_solution.py", random, length)), null)
                : null;
        var request = new GenerationRequest(
                        Pipeline.STANDARD, said, asking(model), files, tests, new CodePath("solution.py"), null)
                .on(library);
        return cause == Cause.REPAIR ? repairing(request, random, length) : generating(request);
    }

    private static CodeFactoryConfig asking(String model) {
        var usual = CodeFactoryConfig.DEFAULT;
        var models = new CodeFactoryConfig.Models(model, model, model, model, model, model);
        return new CodeFactoryConfig(usual.project(), models, usual.security(), usual.testing(), null);
    }

    private static OverlongRequest generating(GenerationRequest request) {
        return new OverlongRequest(new Pipeline.Next(StepType.CODE_GENERATION, 0), request, understood());
    }

    private static OverlongRequest repairing(GenerationRequest request, Random random, int length) {
        var broken = CodeFile.of("solution.py", "def add(a, b):\n    return a - b  # wrong\n");
        var tree = files(random, length).with(FileTree.of(broken));
        var candidate = new Candidate(0, tree, List.of(), null);
        var report = new ScriptedAnalyzer()
                .analyze(new QualityRequest(CodeLanguage.PYTHON, tree, null, Duration.ofMinutes(1)));
        return new OverlongRequest(
                new Pipeline.Next(StepType.CODE_IMPROVEMENT, 1),
                request,
                understood().proposing(candidate).judging(candidate.judged(report)));
    }

    private static Chain understood() {
        return Chain.START.with(
                new Requirements("Add two numbers", List.of(), List.of(), List.of(), List.of(), List.of()));
    }

    private static FileTree files(Random random, int length) {
        var count = 2 + random.nextInt(6);
        return FileTree.of(IntStream.range(0, count)
                .mapToObj(i -> code("part%d.py".formatted(i), random, length / count))
                .toList());
    }

    private static CodeFile code(String path, Random random, int length) {
        var text = new StringBuilder();
        for (int i = 0; text.length() < length; i++) {
            text.append("def %s_%d(value):\n".formatted(path.startsWith("test_") ? "test" : "work", i));
            for (int line = 0; line < 3 + random.nextInt(12); line++) {
                text.append("    value = [%s, %d]\n".formatted(quoted(words(random, 4)), random.nextInt(1000)));
            }
            text.append("    return value\n\n\n");
        }
        return CodeFile.of(path, text.toString());
    }

    private static String quoted(List<String> words) {
        return "'" + String.join("', '", words) + "'";
    }

    private static String sentence(Random random, int length) {
        var text = new StringBuilder("Write add(a, b).");
        while (text.length() < length) {
            text.append(' ').append(String.join(" ", words(random, 8))).append('.');
        }
        return text.toString();
    }

    private static List<String> words(Random random, int count) {
        var words = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            words.add(WORDS.get(random.nextInt(WORDS.size())));
        }
        return words;
    }
}
