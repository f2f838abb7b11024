package dev.codefactory.session.replay;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.codefactory.session.ExecutionView;
import dev.codefactory.session.file.FileView;
import dev.codefactory.session.step.StepView;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What came of an execution, in {@code outcome.json}. Of reasons and times nothing is said: they differ from machine to machine.
 *
 * @param verdict the wire word, or null where nothing was judged
 * @param failure the code of its failure, or null
 * @param gates the status of each gate by its name
 * @param files the SHA-256 of each file by its path
 * @param prompts the SHA-256 of the text each step was asked with, before it was filled, by its path and round
 */
public record Outcome(
        String status,
        @Nullable String verdict,
        @Nullable String failure,
        Map<String, String> gates,
        Map<String, String> files,
        Map<String, String> prompts,
        @JsonProperty("template_version") int templateVersion) {

    public Outcome {
        gates = sorted(gates);
        files = sorted(files);
        prompts = sorted(prompts);
    }

    static Outcome of(ExecutionView execution, int templateVersion, List<FileView> files, List<StepView> steps) {
        var gates = new TreeMap<String, String>();
        var report = execution.report();
        if (report != null) {
            report.gates().forEach(gate -> gates.put(gate.name(), gate.status().toString()));
        }
        var hashes = new TreeMap<String, String>();
        files.forEach(file -> hashes.put(file.path().value(), file.sha256()));
        var prompts = new TreeMap<String, String>();
        steps.forEach(step -> {
            var model = step.model();
            if (model != null) {
                prompts.put(place(step), model.promptSha256());
            }
        });
        return new Outcome(
                execution.status().id(),
                execution.verdict() == null ? null : execution.verdict().toString(),
                execution.failure() == null ? null : execution.failure().code(),
                gates,
                hashes,
                prompts,
                templateVersion);
    }

    private static String place(StepView step) {
        var part = step.part() == null ? "" : "/" + step.part();
        return "%s%s, round %d".formatted(step.path(), part, step.round());
    }

    private static Map<String, String> sorted(@Nullable Map<String, String> map) {
        return Collections.unmodifiableMap(new TreeMap<>(Objects.requireNonNullElse(map, Map.of())));
    }
}
