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
    private final DeclaredPackages declared;
    private final AllowList allowed;

    ImportFindings(PackageOrigins origins, FileTree tree, DeclaredPackages declared, AllowList allowed) {
        this.origins = origins;
        this.tree = tree;
        this.declared = declared;
        this.allowed = allowed;
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
        var isLibrary = !source.local() && origin(file, source.name()) != Origin.UNKNOWN;
        // Build steps write Java classes that no tree shows.
        var severity = language(file) == CodeLanguage.JAVA ? Severity.MEDIUM : severity(source);
        return isLibrary
                ? Optional.empty()
                : finding(file, source, "missing-file", severity, shown(source) + " leads to no file of the project");
    }

    private Optional<Finding> elsewhere(CodeFile file, Import source) {
        return switch (origin(file, source.name())) {
            case STANDARD_LIBRARY -> inventedMember(file, source);
            case DECLARED, ALLOWED, TEST_FRAMEWORK -> Optional.empty();
            case WELL_KNOWN -> undeclared(file, source);
            case UNKNOWN ->
                source.local()
                        ? missing(file, source)
                        : finding(file, source, "unknown-package", severity(source), unknown(file, source));
        };
    }

    private Origin origin(CodeFile file, String name) {
        var ecosystem = origins.of(language(file));
        if (ecosystem.inStandardLibrary(name)) {
            return Origin.STANDARD_LIBRARY;
        }
        if (declared.offer(ecosystem, name)) {
            return Origin.DECLARED;
        }
        if (allowed.contains(ecosystem.registry(), name)) {
            return Origin.ALLOWED;
        }
        if (ecosystem.testFramework(name)) {
            return Origin.TEST_FRAMEWORK;
        }
        return ecosystem.wellKnown(name) ? Origin.WELL_KNOWN : Origin.UNKNOWN;
    }

    /** The lists of Python's members are those of some versions only. */
    private Optional<Finding> inventedMember(CodeFile file, Import source) {
        var invented = origins.of(language(file)).inventedMembers(source.name(), source.members());
        var severity = language(file) == CodeLanguage.JAVA ? Severity.HIGH : Severity.MEDIUM;
        return invented.isEmpty()
                ? Optional.empty()
                : finding(
                        file,
                        source,
                        "unknown-member",
                        severity,
                        "%s has no %s as far as is known".formatted(source.name(), String.join(", ", invented)));
    }

    /** Without a manifest nobody asked for one. */
    private Optional<Finding> undeclared(CodeFile file, Import source) {
        var ecosystem = origins.of(language(file));
        if (!declared.areListedFor(ecosystem.registry())) {
            return Optional.empty();
        }
        var certain = !ecosystem.sharesIndirectPackages() && source.manner() != Manner.OPTIONAL;
        return finding(
                file,
                source,
                "undeclared-package",
                certain ? Severity.MEDIUM : Severity.LOW,
                ecosystem.packageOf(source.name()) + " is not declared in the project's manifest");
    }

    private static Severity severity(Import source) {
        return source.manner() == Manner.OPTIONAL ? Severity.LOW : Severity.HIGH;
    }

    private String unknown(CodeFile file, Import source) {
        var ecosystem = origins.of(language(file));
        return NearestName.of(ecosystem.packageOf(source.name()), ecosystem.names())
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

    private static Optional<Finding> finding(
            CodeFile file, Import source, String rule, Severity severity, String message) {
        return Optional.of(finding(file, source.line(), rule, severity, message));
    }

    private static Finding finding(CodeFile file, int line, String rule, Severity severity, String message) {
        return new Finding(Check.DEPENDENCIES, language(file).id() + "-" + rule, severity, file.path(), line, message);
    }

    private static CodeLanguage language(CodeFile file) {
        return file.language().orElseThrow();
    }
}
