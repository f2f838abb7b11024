package dev.codefactory.sandbox.runner;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.FileTree;
import dev.codefactory.sandbox.SandboxCommand;
import dev.codefactory.sandbox.SandboxCommand.Tool;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the service asks the runner.
 *
 * @param run the command to run; without one the question is what the runner's status is
 */
record Question(@Nullable Command run) {

    static final Question STATUS = new Question((Command) null);

    /** A command as it travels. */
    record Command(
            List<SourceFile> files,
            List<String> argv,
            Map<String, String> environment,
            Set<Tool> tools,
            Duration limit,
            List<String> results) {

        SandboxCommand unpacked() {
            var tree = FileTree.of(files.stream()
                    .map(file -> CodeFile.of(file.path(), file.content()))
                    .toList());
            return new SandboxCommand(tree, argv, environment, tools, limit, results);
        }
    }

    /** A file as it travels. */
    record SourceFile(String path, String content) {}

    static Question run(SandboxCommand command) {
        var files = command.files().files().stream()
                .map(file -> new SourceFile(file.path().toString(), file.content()))
                .toList();
        return new Question(new Command(
                files, command.argv(), command.environment(), command.tools(), command.limit(), command.results()));
    }
}
