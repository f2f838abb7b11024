package dev.codefactory.quality.syntax;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import dev.codefactory.code.Finding;
import dev.codefactory.sandbox.Sandbox;
import dev.codefactory.sandbox.SandboxCommand;
import dev.codefactory.sandbox.SandboxResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Parsers that run as commands: one sandboxed run for all files of a language. */
@Component
class SandboxedParser implements SyntaxAuthority {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int ERRORS_PER_FILE = 3;

    private final Sandbox sandbox;
    private final Map<CodeLanguage, ParserScript> scripts = new HashMap<>();

    SandboxedParser(Sandbox sandbox) {
        this.sandbox = sandbox;
        ParserScript.all().forEach(script -> scripts.put(script.language(), script));
    }

    @Override
    public Set<CodeLanguage> languages() {
        return scripts.keySet();
    }

    @Override
    public Answer judge(CodeLanguage language, List<CodeFile> files, FileTree tree) throws InterruptedException {
        var script = scripts.get(language);
        if (script == null) {
            return new Answer.Absent("no parser for " + language.id());
        }
        var accepted = files.stream().filter(script::accepts).toList();
        if (accepted.isEmpty()) {
            return new Answer.Absent(script.parser() + " does not read these files");
        }
        var command =
                new SandboxCommand(tree, script.argv(accepted), Map.of(), Set.of(script.tool()), LIMIT, List.of());
        return switch (sandbox.run(command)) {
            case SandboxResult.Exited exited -> read(script, accepted, exited);
            case SandboxResult.Stopped stopped ->
                new Answer.Absent(script.parser() + " was stopped at its limit (" + stopped.limit() + ")");
            case SandboxResult.Refused refused -> new Answer.Absent(refused.reason());
        };
    }

    /** A script prints one line for each error and one for each file it judged; a file without such a line is not known to be good. */
    private static Answer read(ParserScript script, List<CodeFile> files, SandboxResult.Exited exited) {
        if (exited.exitCode() != 0) {
            var why = exited.output().strip().lines().reduce((_, last) -> last).orElse("no reason given");
            return new Answer.Absent(script.parser() + " could not be run: " + why);
        }
        var paths = new HashMap<String, CodePath>();
        files.forEach(file -> paths.put(file.path().value(), file.path()));
        var judged = new HashSet<CodePath>();
        var errors = new ArrayList<Finding>();
        var counts = new HashMap<CodePath, Integer>();
        exited.output()
                .lines()
                .map(ReportLine::parse)
                .flatMap(line -> line.stream())
                .forEach(line -> {
                    var path = paths.get(line.path());
                    if (path != null && line.error()) {
                        if (counts.merge(path, 1, Integer::sum) <= ERRORS_PER_FILE) {
                            errors.add(SyntaxError.certain(script.language(), path, line.line(), line.message()));
                        }
                    } else if (path != null) {
                        judged.add(path);
                    }
                });
        return new Answer.Judged(script.parser(), judged, errors);
    }
}
