package dev.codefactory.bench.security;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.FileTree;
import dev.codefactory.code.Finding.Severity;
import dev.codefactory.quality.QualityCheck;
import dev.codefactory.quality.QualityRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    public Optional<Set<String>> flagged(List<Snippet> snippets) throws InterruptedException {
        var flagged = new HashSet<String>();
        try (var context = new AnnotationConfigApplicationContext(PACKAGES)) {
            var checks =
                    new ArrayList<>(context.getBeansOfType(QualityCheck.class).values());
            for (var snippet : snippets) {
                if (isFlagged(snippet, checks)) {
                    flagged.add(snippet.id());
                }
            }
        }
        return Optional.of(flagged);
    }

    private static boolean isFlagged(Snippet snippet, List<QualityCheck> checks) throws InterruptedException {
        var file = CodeFile.of(snippet.fileName(), snippet.code());
        var language = file.language().orElseThrow();
        var request = new QualityRequest(language, FileTree.of(file), null, Duration.ofSeconds(1));
        for (var check : checks) {
            if (check.check(request).findings().stream().anyMatch(finding -> finding.severity() != Severity.LOW)) {
                return true;
            }
        }
        return false;
    }
}
