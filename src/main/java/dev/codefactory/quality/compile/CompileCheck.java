package dev.codefactory.quality.compile;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.Finding;
import dev.codefactory.quality.CheckResult;
import dev.codefactory.quality.Gate;
import dev.codefactory.quality.QualityCheck;
import dev.codefactory.quality.QualityRequest;
import dev.codefactory.quality.SourceFiles;
import dev.codefactory.sandbox.Sandbox;
import dev.codefactory.sandbox.SandboxCommand;
import dev.codefactory.sandbox.SandboxResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Whether the files compile. Python and JavaScript are not compiled, so there is no such gate for them; g++ parses and checks types at once,
 * so its word is the syntax gate's.
 */
@Component
@Order(1)
class CompileCheck implements QualityCheck {

    private static final String GATE = "compile";
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Sandbox sandbox;
    private final List<Compiler> compilers = Compiler.all();

    CompileCheck(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /**
     * What one compiler leaves to say.
     *
     * @param undecided why it is not known whether the files compile; empty when it is known
     */
    private record Answer(String compiler, List<Finding> errors, Optional<String> undecided) {}

    @Override
    public String gate() {
        return GATE;
    }

    @Override
    public boolean appliesTo(QualityRequest request) {
        return compilers.stream()
                .anyMatch(compiler -> judged(compiler, request).findAny().isPresent());
    }

    @Override
    public boolean startsPrograms() {
        return true;
    }

    @Override
    public CheckResult check(QualityRequest request) throws InterruptedException {
        var answers = new ArrayList<Answer>();
        for (var compiler : compilers) {
            var judged = judged(compiler, request).toList();
            if (!judged.isEmpty()) {
                answers.add(ask(compiler, judged, request));
            }
        }
        var errors =
                answers.stream().flatMap(answer -> answer.errors().stream()).toList();
        return CheckResult.of(gate(answers, errors), errors);
    }

    private static Gate gate(List<Answer> answers, List<Finding> errors) {
        if (!errors.isEmpty()) {
            return Gate.red(
                    GATE,
                    "%d errors in %d files"
                            .formatted(
                                    errors.size(),
                                    errors.stream()
                                            .map(Finding::path)
                                            .distinct()
                                            .count()));
        }
        return answers.stream()
                .flatMap(answer -> answer.undecided().stream())
                .findFirst()
                .map(reason -> Gate.notRun(GATE, reason))
                .orElseGet(() -> Gate.green(
                        GATE,
                        "compiled by "
                                + String.join(
                                        ", ",
                                        answers.stream().map(Answer::compiler).toList())));
    }

    private static Stream<CodeFile> judged(Compiler compiler, QualityRequest request) {
        return request.judged().stream().filter(isIn(compiler.language()));
    }

    private static Predicate<CodeFile> isIn(CodeLanguage language) {
        return file -> file.language().filter(language::equals).isPresent();
    }

    private Answer ask(Compiler compiler, List<CodeFile> judged, QualityRequest request) throws InterruptedException {
        var argv = new ArrayList<>(List.of("bash", "-c", compiler.script(), "--"));
        Stream.concat(judged.stream(), given(compiler, judged, request))
                .forEach(file -> argv.add(file.path().value()));
        var command = new SandboxCommand(request.laidOut(), argv, Map.of(), compiler.tools(), LIMIT, List.of());
        return switch (sandbox.run(command)) {
            case SandboxResult.Exited exited -> read(compiler, judged, exited);
            case SandboxResult.Stopped stopped ->
                undecided(compiler, compiler.name() + " was stopped at its limit (" + stopped.limit() + ")");
            case SandboxResult.Refused refused -> undecided(compiler, refused.reason());
        };
    }

    /** Files of the user that the judged ones may need; tests of the user need libraries of their own. */
    private static Stream<CodeFile> given(Compiler compiler, List<CodeFile> judged, QualityRequest request) {
        return request.laidOut().files().stream()
                .filter(isIn(compiler.language()))
                .filter(file -> !judged.contains(file) && !SourceFiles.isTest(file));
    }

    private static Answer read(Compiler compiler, List<CodeFile> judged, SandboxResult.Exited exited) {
        var said = CompilerOutput.read(compiler, exited.output(), judged);
        if (!said.missing().isEmpty()) {
            // What builds on a library that is not here cannot be told from what is wrong.
            return undecided(compiler, "needs libraries that are not here: " + String.join(", ", said.missing()));
        }
        if (said.errors().isEmpty() && exited.exitCode() != 0) {
            var why = exited.output().strip().lines().reduce((_, last) -> last).orElse("no reason given");
            return undecided(compiler, compiler.name() + " did not finish: " + why);
        }
        return new Answer(compiler.name(), said.errors(), Optional.empty());
    }

    private static Answer undecided(Compiler compiler, String reason) {
        return new Answer(compiler.name(), List.of(), Optional.of(reason));
    }
}
