package dev.codefactory.bench.extraction;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import dev.codefactory.pipeline.extraction.ExtractionTarget;
import dev.codefactory.sandbox.SandboxCommand;
import dev.codefactory.sandbox.SandboxCommand.Tool;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A task with its own tests, as it was recorded. */
record RecordedTask(JsonNode json) {

    private static final Map<String, Tool> TOOLS = Map.of("python3", Tool.PYTHON, "node", Tool.NODE);

    String id() {
        return json.path("task_id").stringValue();
    }

    CodeLanguage language() {
        return CodeLanguage.ofId(json.path("language").stringValue()).orElseThrow();
    }

    ExtractionTarget target() {
        var path = new CodePath(json.path("candidate_files").path(0).stringValue());
        return new ExtractionTarget(language(), path, json.path("entry_point").stringValue(null), false, List.of());
    }

    /** False when the tests need a project or libraries that are not part of the record. */
    boolean isSelfContained() {
        return json.path("tests").path("base_dir").isMissingNode()
                && needs().stream().allMatch(TOOLS::containsKey);
    }

    SandboxCommand testsOf(FileTree files) {
        var tests = json.path("tests");
        var tree = FileTree.EMPTY.with(filesOf(tests.path("given"))).with(files).with(filesOf(tests.path("files")));
        var command = inWorkingDirectory(tests.path("cmd").stringValue());
        return new SandboxCommand(
                tree,
                List.of("bash", "-c", command),
                Map.of(),
                Set.copyOf(needs().stream().map(TOOLS::get).toList()),
                Duration.ofSeconds(tests.path("timeout_s").asInt()),
                List.of());
    }

    private List<String> needs() {
        return Records.elements(json.path("tests").path("needs")).stream()
                .map(JsonNode::stringValue)
                .toList();
    }

    private static FileTree filesOf(JsonNode texts) {
        return FileTree.of(texts.propertyStream()
                .map(entry -> CodeFile.of(
                        entry.getKey(), inWorkingDirectory(entry.getValue().stringValue())))
                .toList());
    }

    /** The recorded tests were written for another working directory. */
    private static String inWorkingDirectory(String text) {
        return text.replaceAll("/w(?=/solution|\\s|;|$)", "/work");
    }
}
