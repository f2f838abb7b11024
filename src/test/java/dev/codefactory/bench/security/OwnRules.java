package dev.codefactory.bench.security;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.FileTree;
import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Severity;
import dev.codefactory.quality.QualityCheck;
import dev.codefactory.quality.QualityRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The product's rules and its search for secrets. */
final class OwnRules implements Scanner {

    private static final String[] PACKAGES = {"dev.codefactory.quality.security", "dev.codefactory.quality.secrets"};

    @Override
    public String prefix() {
        return "";
    }

    @Override
    public boolean reads(String language) {
        return language.equals("c") || CodeLanguage.ofId(language).isPresent();
    }

    @Override
    public Optional<Verdicts> judge(List<Snippet> snippets) throws InterruptedException {
        var flagged = new HashSet<String>();
        var strengths = new HashMap<String, Integer>();
        try (var context = new AnnotationConfigApplicationContext(PACKAGES)) {
            var checks =
                    new ArrayList<>(context.getBeansOfType(QualityCheck.class).values());
            for (var snippet : snippets) {
                var findings = findings(snippet, checks);
                findings.stream()
                        .filter(finding -> finding.severity() != Severity.LOW)
                        .forEach(_ -> flagged.add(snippet.id()));
                findings.forEach(finding -> strengths.merge(snippet.id(), strength(finding), Math::max));
            }
        }
        var read = snippets.stream().map(Snippet::id).collect(Collectors.toSet());
        return Optional.of(new Verdicts(flagged, strengths, read));
    }

    private static List<Finding> findings(Snippet snippet, List<QualityCheck> checks) throws InterruptedException {
        var file = CodeFile.of(snippet.fileName(), snippet.code());
        var language = file.language().orElseThrow();
        var request = new QualityRequest(language, FileTree.of(file), null, Duration.ofSeconds(1));
        var findings = new ArrayList<Finding>();
        for (var check : checks) {
            findings.addAll(check.check(request).findings());
        }
        return findings;
    }

    private static int strength(Finding finding) {
        var severity = switch (finding.severity()) {
            case HIGH -> 3;
            case MEDIUM -> 2;
            case LOW -> 1;
        };
        var confidence = switch (finding.confidence()) {
            case HIGH -> 3;
            case MEDIUM -> 2;
            case LOW -> 1;
        };
        return severity * confidence;
    }
}
