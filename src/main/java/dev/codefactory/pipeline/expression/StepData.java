package dev.codefactory.pipeline.expression;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.FileTree;
import dev.codefactory.code.Finding;
import dev.codefactory.pipeline.Candidate;
import dev.codefactory.pipeline.Chain;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.pipeline.PipelineStep;
import dev.codefactory.pipeline.StepContext;
import dev.codefactory.quality.QualityReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** What is known before a step, as expressions see it. */
public final class StepData {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    /** So many items a step may be repeated for; what is more is left out. */
    public static final int MOST_ITEMS = 50;

    private StepData() {}

    /** {@code request}, {@code language}, {@code parameters}, {@code requirements}, {@code steps}, {@code files}, {@code verdict}, {@code gates}, {@code findings}. */
    public static Map<String, Object> of(GenerationRequest request, Chain chain) {
        var data = new LinkedHashMap<String, Object>();
        data.put("request", request.description());
        data.put("language", request.language().id());
        data.put("parameters", request.pipeline().parameters());
        if (chain.requirements() != null) {
            data.put(
                    "requirements",
                    JSON.convertValue(chain.requirements(), new TypeReference<Map<String, Object>>() {}));
        }
        data.put("steps", chain.outputs());
        data.put("files", contents(request.base().with(chain.files())));
        chain.standing().map(Candidate::report).ifPresent(report -> judged(data, report));
        return data;
    }

    /** The same, and the item a repeated step is run for. */
    public static Map<String, Object> of(StepContext context) {
        var data = of(context.request(), context.chain());
        if (context.item() != null) {
            data.put("item", context.item());
        }
        return data;
    }

    private static void judged(Map<String, Object> data, QualityReport report) {
        var gates = new LinkedHashMap<String, Object>();
        report.gates().forEach(gate -> gates.put(gate.name(), gate.status().toString()));
        data.put("gates", gates);
        data.put("verdict", report.verdict().toString());
        data.put("findings", report.findings().stream().map(StepData::told).toList());
    }

    private static Map<String, Object> told(Finding finding) {
        return Map.of(
                "rule", finding.rule(),
                "severity", finding.severity().toString(),
                "path", finding.path() == null ? "" : finding.path().value(),
                "line", finding.line(),
                "message", finding.message());
    }

    /** What the step's expressions make of the data. */
    public static Map<String, @Nullable Object> inputs(StepContext context) {
        var inputs = new LinkedHashMap<String, @Nullable Object>();
        var mapped = context.definition().mapping().input();
        if (!mapped.isEmpty()) {
            var data = of(context);
            mapped.forEach((name, expression) -> inputs.put(name, Expressions.evaluate(expression, data)));
        }
        return inputs;
    }

    /** The items a repeated step is run for; what is more than {@link #MOST_ITEMS} is left out. */
    public static List<Object> items(PipelineStep step, GenerationRequest request, Chain chain) {
        var expression = step.mapping().forEach();
        if (expression == null) {
            return List.of();
        }
        var all = Expressions.items(expression, of(request, chain));
        return all.subList(0, Math.min(MOST_ITEMS, all.size()));
    }

    /** A value as texts quote it. */
    public static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case String text -> text;
            case Object other -> JSON.writerWithDefaultPrettyPrinter().writeValueAsString(other);
        };
    }

    /** Its first line; all of what is no text stands on one. */
    public static String line(Object value) {
        return value instanceof String text ? text.lines().findFirst().orElse("") : JSON.writeValueAsString(value);
    }

    private static Map<String, String> contents(FileTree tree) {
        var contents = new LinkedHashMap<String, String>();
        for (CodeFile file : tree.files()) {
            contents.put(file.path().value(), file.content());
        }
        return contents;
    }
}
