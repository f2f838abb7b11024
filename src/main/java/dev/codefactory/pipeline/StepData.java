package dev.codefactory.pipeline;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import dev.codefactory.code.Finding;
import dev.codefactory.quality.QualityReport;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** What is known before a step, as expressions see it and as texts quote it. */
final class StepData {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private StepData() {}

    /** {@code request}, {@code language}, {@code parameters}, {@code requirements}, {@code steps}, {@code files}, {@code verdict}, {@code gates}, {@code findings}. */
    static Map<String, Object> of(GenerationRequest request, Chain chain) {
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
        data.put("files", contents(request.base().with(files(chain))));
        chain.standing().map(Candidate::report).ifPresent(report -> judged(data, report));
        return data;
    }

    static Map<String, Object> of(StepContext context) {
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

    /** What fills the variables of a template's texts: what fills those of every prompt, and beside it the data by name. */
    static Map<String, String> values(StepContext context) {
        var chain = context.chain();
        var values = new HashMap<>(PromptValues.of(context.request(), chain.requirements()));
        values.put("code", PromptValues.orNone(PromptValues.listing(files(chain))));
        values.put("language", context.request().language().id());
        context.request().pipeline().parameters().forEach((name, value) -> values.put(name, text(value)));
        chain.outputs().forEach((name, value) -> values.put("steps." + name, text(value)));
        inputs(context).forEach((name, value) -> values.put(name, text(value)));
        if (context.item() != null) {
            values.put("item", text(context.item()));
        }
        return values;
    }

    /** What the step's expressions make of the data. */
    static Map<String, @Nullable Object> inputs(StepContext context) {
        var inputs = new LinkedHashMap<String, @Nullable Object>();
        var mapped = context.definition().mapping().input();
        if (!mapped.isEmpty()) {
            var data = of(context);
            mapped.forEach((name, expression) -> inputs.put(name, Expressions.evaluate(expression, data)));
        }
        return inputs;
    }

    /** The file its output goes into, if the template names one. */
    static Optional<CodePath> target(StepContext context) {
        var target = context.definition().mapping().target();
        if (target == null) {
            return Optional.empty();
        }
        var named = Wordings.fill(target, values(context));
        try {
            return Optional.of(new CodePath(named));
        } catch (IllegalArgumentException e) {
            throw new BadTarget("the target %s: %s".formatted(named, e.getMessage()), e);
        }
    }

    /** A template's target, with what a request gives for its variables, is no path within the tree. */
    static final class BadTarget extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private BadTarget(String message, IllegalArgumentException cause) {
            super(message, cause);
        }
    }

    static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case String text -> text;
            case Object other -> JSON.writerWithDefaultPrettyPrinter().writeValueAsString(other);
        };
    }

    /** Its first line; all of what is no text stands on one. */
    static String line(Object value) {
        return value instanceof String text ? text.lines().findFirst().orElse("") : JSON.writeValueAsString(value);
    }

    private static Map<String, String> contents(FileTree tree) {
        var contents = new LinkedHashMap<String, String>();
        for (CodeFile file : tree.files()) {
            contents.put(file.path().value(), file.content());
        }
        return contents;
    }

    static FileTree files(Chain chain) {
        return chain.standing().map(Candidate::files).orElse(FileTree.EMPTY);
    }
}
