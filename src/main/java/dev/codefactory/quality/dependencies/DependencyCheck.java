package dev.codefactory.quality.dependencies;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Check;
import dev.codefactory.code.Finding.Severity;
import dev.codefactory.quality.CheckResult;
import dev.codefactory.quality.Gate;
import dev.codefactory.quality.QualityCheck;
import dev.codefactory.quality.QualityRequest;
import dev.codefactory.quality.source.Grammar;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whether every import leads to something that exists. */
@Component
@Order(2)
class DependencyCheck implements QualityCheck {

    private static final String GATE = "dependencies";

    private final PackageOrigins origins;
    private final Map<Grammar, ImportReader> readers = new EnumMap<>(Grammar.class);

    DependencyCheck(PackageOrigins origins) {
        this.origins = origins;
        for (var language : CodeLanguage.values()) {
            var grammar = Grammar.of(language);
            readers.put(grammar, new ImportReader(grammar, origins.of(language)));
        }
    }

    @Override
    public String gate() {
        return GATE;
    }

    @Override
    public CheckResult check(QualityRequest request) {
        var findings = new ArrayList<Finding>();
        var unread = new ArrayList<CodePath>();
        var count = 0;
        for (var file : request.judged()) {
            if (file.language().isEmpty()) {
                continue;
            }
            var imports = Grammar.of(file)
                    .flatMap(grammar -> Optional.ofNullable(readers.get(grammar)))
                    .flatMap(reader -> reader.read(file.content()));
            if (imports.isEmpty()) {
                unread.add(file.path());
                continue;
            }
            count += imports.get().size();
            imports.get()
                    .forEach(found -> finding(file, found, request.laidOut()).ifPresent(findings::add));
        }
        return CheckResult.of(gate(findings, unread, count), findings);
    }

    private static Gate gate(List<Finding> findings, List<CodePath> unread, int count) {
        var unknown = findings.stream()
                .filter(finding -> finding.severity() == Severity.HIGH)
                .toList();
        if (!unknown.isEmpty()) {
            return Gate.red(GATE, unknown.size() + " of " + count + " imports lead nowhere");
        }
        if (!unread.isEmpty()) {
            return Gate.notRun(
                    GATE,
                    unread.stream().map(CodePath::value).collect(Collectors.joining(", ", "could not read ", "")));
        }
        return Gate.green(GATE, count + " imports resolved");
    }

    private Optional<Finding> finding(CodeFile file, Import found, FileTree tree) {
        var language = file.language().orElseThrow();
        var ecosystem = origins.of(language);
        var name = ecosystem.packageOf(found.name());
        return switch (ecosystem.origin(found.name(), file, tree)) {
            case PROJECT, STANDARD_LIBRARY, TEST_FRAMEWORK -> Optional.empty();
            case DECLARED ->
                ecosystem.wellKnown(found.name())
                        ? Optional.empty()
                        : Optional.of(finding(
                                file,
                                found,
                                "uncommon-package",
                                Severity.LOW,
                                name + " is declared, but not well known: check its name"));
            case WELL_KNOWN ->
                Optional.of(finding(
                        file,
                        found,
                        "undeclared-package",
                        Severity.LOW,
                        name + " is not declared in the project's manifest"));
            case UNKNOWN -> {
                var severity = found.optional() ? Severity.LOW : Severity.HIGH;
                yield Optional.of(
                        finding(file, found, "unknown-package", severity, unknown(found.name(), name, ecosystem)));
            }
        };
    }

    private static Finding finding(CodeFile file, Import found, String rule, Severity severity, String message) {
        var language = file.language().orElseThrow().id();
        return new Finding(Check.DEPENDENCIES, language + "-" + rule, severity, file.path(), found.line(), message);
    }

    private static String unknown(String imported, String name, Ecosystem ecosystem) {
        if (imported.startsWith(".")) {
            return imported + " leads to no file of the project";
        }
        return NearestName.of(name, ecosystem.names())
                .map(near -> imported + " does not exist as far as is known; did you mean " + near + "?")
                .orElse(imported
                        + " does not exist as far as is known; use the standard library or a declared package");
    }
}
