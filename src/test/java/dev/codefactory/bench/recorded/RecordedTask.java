package dev.codefactory.bench.recorded;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import dev.codefactory.pipeline.extraction.ExtractionTarget;
import dev.codefactory.sandbox.Sandbox;
import dev.codefactory.sandbox.SandboxCommand;
import dev.codefactory.sandbox.SandboxCommand.Tool;
import dev.codefactory.sandbox.SandboxResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A task with its own tests, as it was recorded. */
public record RecordedTask(JsonNode json) {

    /** Where the libraries of recorded Java tests are mounted. */
    public static final String LIBRARIES = "/opt/jars";

    private static final Map<String, Optional<Tool>> TOOLS = Map.of(
            "python3", Optional.of(Tool.PYTHON),
            "node", Optional.of(Tool.NODE),
            "jdk25", Optional.of(Tool.JDK),
            "g++", Optional.of(Tool.CPP),
            "rust", Optional.of(Tool.RUST),
            "go", Optional.of(Tool.GO),
            "junit", Optional.empty());

    public String id() {
        return json.path("task_id").stringValue();
    }

    public CodeLanguage language() {
        return CodeLanguage.ofId(json.path("language").stringValue()).orElseThrow();
    }

    public String prompt() {
        return json.path("task_prompt").stringValue();
    }

    /** The file an answer is expected to fill. */
    public CodePath candidate() {
        return new CodePath(json.path("candidate_files").path(0).stringValue());
    }

    /** What callers use of it, where that is a plain name. */
    public Optional<String> entryPoint() {
        return Optional.ofNullable(json.path("entry_point").stringValue(null)).filter(name -> name.matches("\\w+"));
    }

    public ExtractionTarget target() {
        return new ExtractionTarget(language(), candidate(), entryPoint().orElse(null), false, List.of());
    }

    /** Whether everything its tests need is there. */
    public boolean isRunnableIn(Sandbox sandbox) {
        return TOOLS.keySet().containsAll(needs())
                && tools().stream().allMatch(tool -> sandbox.status().has(tool));
    }

    /** False when the tests need a project or libraries that are not part of the record. */
    public boolean isSelfContained() {
        return project().isMissingNode() && !needsLibraries() && TOOLS.keySet().containsAll(needs());
    }

    /** What an answer builds on: never the solution itself. */
    public FileTree given() {
        var files = RecordedProject.sources(project()).files().stream()
                .filter(file -> !file.path().equals(candidate()))
                .toList();
        return FileTree.of(files).with(filesOf(tests().path("given")));
    }

    /** The files that judge an answer. */
    public FileTree testFiles() {
        return RecordedProject.tests(project()).with(filesOf(tests().path("files")));
    }

    /** Runs the tests in the working directory of the sandbox; 0 means passed. */
    public String testCommand() {
        var command = inWorkingDirectory(tests().path("cmd").stringValue())
                .replaceAll("/usr/lib/jvm/[^/]+/bin", "/opt/jdk/bin")
                .replace("/jars/", LIBRARIES + "/");
        return needsLibraries() ? "CP=$(echo %s/*.jar | tr ' ' :); %s".formatted(LIBRARIES, command) : command;
    }

    /** Whether these files pass the task's own tests, which nothing but the sandbox decides. */
    public boolean isSolvedBy(FileTree files, Sandbox sandbox) throws InterruptedException {
        if (files.isEmpty()) {
            return false;
        }
        return switch (sandbox.run(testsOf(files))) {
            case SandboxResult.Exited exited -> exited.exitCode() == 0;
            case SandboxResult.Stopped _ -> false;
            case SandboxResult.Refused refused -> throw new IllegalStateException(refused.reason());
        };
    }

    private SandboxCommand testsOf(FileTree files) {
        return new SandboxCommand(
                given().with(files).with(testFiles()),
                List.of("bash", "-c", testCommand()),
                Map.of(),
                tools(),
                Duration.ofSeconds(tests().path("timeout_s").asInt()),
                List.of());
    }

    private JsonNode tests() {
        return json.path("tests");
    }

    private JsonNode project() {
        return tests().path("base_dir");
    }

    /** Whether the tests need libraries that are not part of the record. */
    private boolean needsLibraries() {
        return needs().contains("junit");
    }

    /** What the tests are run with. */
    public Set<Tool> tools() {
        return needs().stream()
                .flatMap(need -> TOOLS.getOrDefault(need, Optional.empty()).stream())
                .collect(Collectors.toSet());
    }

    private List<String> needs() {
        return Records.elements(tests().path("needs")).stream()
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
