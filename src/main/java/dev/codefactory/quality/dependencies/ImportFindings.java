package dev.codefactory.quality.dependencies;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.FileTree;
import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Check;
import dev.codefactory.code.Finding.Severity;
import dev.codefactory.quality.ImportCycle;
import dev.codefactory.quality.ImportGraph.Resolved;
import dev.codefactory.quality.imports.resolution.Target;
import dev.codefactory.quality.imports.syntax.Import;
import dev.codefactory.quality.imports.syntax.Import.Manner;
import dev.codefactory.quality.names.NearestName;
import java.util.Optional;

/** What is to be said of the imports of one tree. */
final class ImportFindings {

    private final PackageOrigins origins;
    private final FileTree tree;

    ImportFindings(PackageOrigins origins, FileTree tree) {
        this.origins = origins;
        this.tree = tree;
    }

    Optional<Finding> of(CodeFile file, Resolved resolved) {
        var source = resolved.source();
        return switch (resolved.target()) {
            case Target.Project _ -> Optional.empty();
            case Target.Missing _ -> missing(file, source);
            case Target.Elsewhere _ -> elsewhere(file, source);
        };
    }

    /** A folder of the project can be called like a library, which then is what is meant. */
    private Optional<Finding> missing(CodeFile file, Import source) {
        var language = language(file);
        var origin = source.local() ? Origin.UNKNOWN : origins.of(language).origin(source.name(), tree);
        // Build steps write Java classes that no tree shows.
        var severity = language == CodeLanguage.JAVA ? Severity.MEDIUM : severity(source);
        return origin == Origin.UNKNOWN
                ? Optional.of(finding(
                        file, source, "missing-file", severity, shown(source) + " leads to no file of the project"))
                : Optional.empty();
    }

    private Optional<Finding> elsewhere(CodeFile file, Import source) {
        var ecosystem = origins.of(language(file));
        var name = ecosystem.packageOf(source.name());
        return switch (ecosystem.origin(source.name(), tree)) {
            case STANDARD_LIBRARY, TEST_FRAMEWORK -> Optional.empty();
            case DECLARED ->
                ecosystem.wellKnown(source.name())
                        ? Optional.empty()
                        : Optional.of(finding(
                                file,
                                source,
                                "uncommon-package",
                                Severity.LOW,
                                name + " is declared, but not well known: check its name"));
            case WELL_KNOWN ->
                Optional.of(finding(
                        file,
                        source,
                        "undeclared-package",
                        Severity.LOW,
                        name + " is not declared in the project's manifest"));
            case UNKNOWN ->
                source.local()
                        ? missing(file, source)
                        : Optional.of(finding(
                                file, source, "unknown-package", severity(source), unknown(source, name, ecosystem)));
        };
    }

    private static Severity severity(Import source) {
        return source.manner() == Manner.OPTIONAL ? Severity.LOW : Severity.HIGH;
    }

    private static String unknown(Import source, String name, Ecosystem ecosystem) {
        return NearestName.of(name, ecosystem.names())
                .map(near -> shown(source) + " does not exist as far as is known; did you mean " + near + "?")
                .orElse(shown(source)
                        + " does not exist as far as is known; use the standard library or a declared package");
    }

    private static String shown(Import source) {
        return source.name().matches("\\.+") && !source.members().isEmpty()
                ? "%s (%s)".formatted(source.name(), String.join(", ", source.members()))
                : source.name();
    }

    /** Circles of imports that fail when the files are loaded or compiled; elsewhere they are only hard to read. */
    Finding of(ImportCycle cycle) {
        var first = tree.get(cycle.files().getFirst()).orElseThrow();
        var severity = switch (language(first)) {
            case GO -> Severity.HIGH;
            case PYTHON, CPP -> Severity.MEDIUM;
            case JAVA, JAVASCRIPT, TYPESCRIPT, RUST -> Severity.LOW;
        };
        return finding(first, cycle.line(), "import-cycle", severity, "files import each other: " + cycle);
    }

    private static Finding finding(CodeFile file, Import source, String rule, Severity severity, String message) {
        return finding(file, source.line(), rule, severity, message);
    }

    private static Finding finding(CodeFile file, int line, String rule, Severity severity, String message) {
        return new Finding(Check.DEPENDENCIES, language(file).id() + "-" + rule, severity, file.path(), line, message);
    }

    private static CodeLanguage language(CodeFile file) {
        return file.language().orElseThrow();
    }
}
