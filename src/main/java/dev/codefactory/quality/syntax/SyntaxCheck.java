package dev.codefactory.quality.syntax;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Severity;
import dev.codefactory.quality.CheckResult;
import dev.codefactory.quality.Gate;
import dev.codefactory.quality.QualityCheck;
import dev.codefactory.quality.QualityRequest;
import dev.codefactory.quality.formats.Formats;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whether every source file can be parsed. The real parser decides; where there is none, the grammars suspect. */
@Component
@Order(0)
class SyntaxCheck implements QualityCheck {

    private final Map<CodeLanguage, SyntaxAuthority> authorities = new EnumMap<>(CodeLanguage.class);
    private final GrammarCheck grammars;

    SyntaxCheck(List<SyntaxAuthority> authorities, GrammarCheck grammars) {
        authorities.forEach(
                authority -> authority.languages().forEach(language -> this.authorities.put(language, authority)));
        this.grammars = grammars;
    }

    @Override
    public String gate() {
        return "syntax";
    }

    @Override
    public boolean blocksTheRest() {
        return true;
    }

    @Override
    public CheckResult check(QualityRequest request) throws InterruptedException {
        var files = new EnumMap<CodeLanguage, List<CodeFile>>(CodeLanguage.class);
        for (var file : request.judged()) {
            file.language()
                    .ifPresent(language -> files.computeIfAbsent(language, _ -> new ArrayList<>())
                            .add(file));
        }
        var judgements = new ArrayList<Judgement>();
        request.judged()
                .forEach(file -> Formats.judge(file)
                        .map(judged -> judgement(file, judged))
                        .ifPresent(judgements::add));
        if (files.isEmpty() && judgements.isEmpty()) {
            return CheckResult.notRun(gate(), "there is no file to parse");
        }
        for (var group : files.entrySet()) {
            judgements.add(judge(group.getKey(), group.getValue(), request));
        }
        return result(judgements);
    }

    private static Judgement judgement(CodeFile file, Formats.Judged judged) {
        var findings = judged.flaws().stream()
                .map(flaw -> SyntaxError.inFormat(judged.format(), flaw, file.path()))
                .toList();
        return new Judgement(1, "the reader of " + judged.format(), findings, "");
    }

    private Judgement judge(CodeLanguage language, List<CodeFile> files, QualityRequest request)
            throws InterruptedException {
        var authority = authorities.get(language);
        var answer = authority == null
                ? new SyntaxAuthority.Answer.Absent("no parser for " + language.id())
                : authority.judge(language, files, request.laidOut());
        return switch (answer) {
            case SyntaxAuthority.Answer.Judged judged -> {
                var others = files.stream()
                        .filter(file -> !judged.judged().contains(file.path()))
                        .toList();
                var rest = grammars.judge(language, others, judged.parser() + " could not decide");
                yield new Judgement(judged.judged().size(), judged.parser(), judged.errors(), "").and(rest);
            }
            case SyntaxAuthority.Answer.Absent absent -> grammars.judge(language, files, absent.reason());
        };
    }

    private CheckResult result(List<Judgement> judgements) {
        var all = judgements.stream().reduce(Judgement.NONE, Judgement::and);
        var broken = all.findings().stream()
                .filter(finding -> finding.severity() == Severity.HIGH)
                .map(Finding::path)
                .distinct()
                .count();
        if (broken > 0) {
            return CheckResult.of(
                    Gate.red(gate(), broken + " of " + all.files() + " files cannot be parsed"), all.findings());
        }
        if (!all.undecided().isEmpty()) {
            return CheckResult.of(Gate.notRun(gate(), all.undecided()), all.findings());
        }
        return CheckResult.of(Gate.green(gate(), all.files() + " files parsed by " + all.parsers()), all.findings());
    }
}
