package dev.codefactory.bench.syntax;

import dev.codefactory.bench.Benchmark;
import dev.codefactory.bench.Figures;
import dev.codefactory.bench.recorded.Tally;
import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import dev.codefactory.code.Finding.Severity;
import dev.codefactory.quality.Gate;
import dev.codefactory.quality.QualityCheck;
import dev.codefactory.quality.QualityRequest;
import dev.codefactory.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;

/** Breaks valid files in the ways models do and compares the syntax check with parsers it does not use. */
public final class SyntaxBench implements Benchmark {

    private static final List<CodeLanguage> LANGUAGES = List.of(
            CodeLanguage.PYTHON,
            CodeLanguage.JAVASCRIPT,
            CodeLanguage.JAVA,
            CodeLanguage.GO,
            CodeLanguage.TYPESCRIPT,
            CodeLanguage.RUST);
    private static final int FILES = 60;
    private static final int FILES_AT_ONCE = 100;

    @ComponentScan({"dev.codefactory.quality", "dev.codefactory.sandbox"})
    @ConfigurationPropertiesScan({"dev.codefactory.quality", "dev.codefactory.sandbox"})
    static class ChecksAlone {}

    private final Tally recall = new Tally();
    private final Tally alarms = new Tally();

    /** A file with what was done to it. */
    private record Case(CodeFile file, String kind) {}

    @Override
    public String name() {
        return "syntax";
    }

    @Override
    public Figures run() throws Exception {
        Reference.install();
        var application = new SpringApplicationBuilder(ChecksAlone.class).web(WebApplicationType.NONE);
        try (var context = application.run()) {
            var sandbox = context.getBean(Sandbox.class).status();
            if (!sandbox.usable()) {
                throw new IllegalStateException(sandbox.detail());
            }
            var check = context.getBeansOfType(QualityCheck.class).values().stream()
                    .filter(each -> each.gate().equals("syntax"))
                    .findFirst()
                    .orElseThrow();
            for (var language : LANGUAGES) {
                measure(language, check);
            }
        }
        recall.print("Broken files that were found");
        alarms.print("Valid files that were called broken");
        var figures = new Figures();
        LANGUAGES.forEach(language -> figures.put("recall_" + language, recall.share(language.id())));
        var worst = LANGUAGES.stream()
                .mapToDouble(language -> recall.share(language.id()))
                .min()
                .orElse(0);
        figures.atLeast("recall_min", worst, 0.995);
        figures.atMost("false_alarms", alarms.hits("all"), 0);
        return figures.put("broken_files", recall.tries("all")).put("valid_files", alarms.tries("all"));
    }

    private void measure(CodeLanguage language, QualityCheck check) throws IOException, InterruptedException {
        var cases = cases(language);
        var broken = broken(language, cases);
        var found = found(language, cases, check);
        for (var each : cases) {
            var isFound = found.contains(each.file().path());
            if (broken.contains(each.file().path().value())) {
                recall.count("all", isFound);
                recall.count(language.id(), isFound);
                recall.count(language.id() + " " + each.kind(), isFound);
            } else if (each.kind().equals("valid")) {
                alarms.count("all", isFound);
                alarms.count(language.id(), isFound);
            }
            if (broken.contains(each.file().path().value()) != isFound) {
                keep(each, isFound ? "only-by-the-check" : "missed");
            }
        }
    }

    private static List<Case> cases(CodeLanguage language) {
        var cases = new ArrayList<Case>();
        var random = new Random(11);
        var files = Integer.getInteger("bench.sample", FILES);
        for (var text : ValidFiles.of(language, files)) {
            cases.add(new Case(file(language, cases.size(), text), "valid"));
            for (var mutation : Mutation.values()) {
                mutation.of(text, random)
                        .ifPresent(broken -> cases.add(new Case(
                                file(language, cases.size(), broken),
                                mutation.name().toLowerCase(Locale.ROOT))));
            }
        }
        return cases;
    }

    private static CodeFile file(CodeLanguage language, int number, String text) {
        return CodeFile.of("f%05d.%s".formatted(number, language.extension()), text);
    }

    private static Set<String> broken(CodeLanguage language, List<Case> cases)
            throws IOException, InterruptedException {
        var directory = Files.createTempDirectory("bench-syntax-");
        for (var each : cases) {
            Files.writeString(
                    directory.resolve(each.file().path().value()), each.file().content());
        }
        return Reference.broken(language, directory);
    }

    private static Set<CodePath> found(CodeLanguage language, List<Case> cases, QualityCheck check)
            throws InterruptedException {
        var found = new HashSet<CodePath>();
        for (var begin = 0; begin < cases.size(); begin += FILES_AT_ONCE) {
            var some = cases.subList(begin, Math.min(begin + FILES_AT_ONCE, cases.size()));
            var tree = FileTree.of(some.stream().map(Case::file).toList());
            var result = check.check(new QualityRequest(language, tree, null, Duration.ofMinutes(1)));
            if (result.gate().status() == Gate.Status.NOT_RUN) {
                System.out.println(
                        language + " was not checked: " + result.gate().reason());
            }
            result.findings().stream()
                    .filter(finding -> finding.severity() == Severity.HIGH)
                    .forEach(finding -> finding.file().ifPresent(found::add));
        }
        return found;
    }

    /** What the two disagree about, to look at afterwards. */
    private static void keep(Case each, String why) throws IOException {
        var directory = Files.createDirectories(Path.of("target", "bench", "syntax", why));
        Files.writeString(
                directory.resolve(each.kind() + "-" + each.file().path().value()),
                each.file().content());
    }
}
