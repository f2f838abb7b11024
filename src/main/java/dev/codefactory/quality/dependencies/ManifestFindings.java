package dev.codefactory.quality.dependencies;

import dev.codefactory.code.FileTree;
import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Check;
import dev.codefactory.code.Finding.Severity;
import dev.codefactory.quality.dependencies.manifest.Declaration;
import dev.codefactory.quality.dependencies.manifest.Declaration.Origin;
import dev.codefactory.quality.dependencies.manifest.Declaration.Scope;
import dev.codefactory.quality.dependencies.manifest.Manifest;
import dev.codefactory.quality.dependencies.manifest.Registry;
import dev.codefactory.quality.imports.resolution.ProjectFiles;
import dev.codefactory.quality.names.NearestName;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is to be said of the packages that a manifest asks for. */
final class ManifestFindings {

    /** Packages that work without being imported. */
    private static final Set<String> UNIMPORTED = Set.of(
            "uvicorn",
            "gunicorn",
            "python-multipart",
            "email-validator",
            "mysqlclient",
            "psycopg2-binary",
            "psycopg2",
            "react-dom",
            "react-scripts",
            "typescript",
            "nodemon",
            "tslib",
            "pg",
            "mysql2",
            "sqlite3");

    private final PackageOrigins origins;
    private final AllowList allowed;
    private final ProjectFiles project;

    ManifestFindings(PackageOrigins origins, AllowList allowed, FileTree tree) {
        this.origins = origins;
        this.allowed = allowed;
        this.project = new ProjectFiles(tree);
    }

    /** @param imported the names that files of the manifest's language import; empty when there is no such file */
    List<Finding> of(Manifest manifest, Collection<String> imported) {
        if (manifest.complaint().isPresent()) {
            var complaint = manifest.complaint().get();
            return List.of(finding(manifest, 0, "unreadable-manifest", Severity.MEDIUM, complaint));
        }
        return manifest.declarations().stream()
                .flatMap(
                        declaration -> Stream.of(existence(manifest, declaration), use(manifest, declaration, imported))
                                .flatMap(Optional::stream))
                .distinct()
                .toList();
    }

    private Optional<Finding> existence(Manifest manifest, Declaration declaration) {
        return switch (declaration.origin()) {
            case Origin.FromRegistry _ -> registered(manifest, declaration);
            case Origin.Remote(var address, var pinned) ->
                pinned
                        ? Optional.empty()
                        : Optional.of(unpinned(
                                manifest, declaration, address + " can change at any time: pin it to a commit"));
            case Origin.Local(var path) ->
                isInTree(manifest, path)
                        ? Optional.empty()
                        : Optional.of(unpinned(manifest, declaration, path + " is no part of the project"));
        };
    }

    /** A name that nobody knows is an invention; one that nearly is a known one may be a trap that somebody has set. */
    private Optional<Finding> registered(Manifest manifest, Declaration declaration) {
        var ecosystem = origins.of(manifest.registry());
        var name = declaration.name();
        if (allowed.contains(manifest.registry(), name)) {
            return Optional.empty();
        }
        if (ecosystem.inStandardLibrary(name)) {
            return Optional.of(
                    finding(
                            manifest,
                            manifest.lineOf(declaration),
                            "standard-package",
                            Severity.MEDIUM,
                            name
                                    + " comes with the language and must not be declared: what is installed by that name is another"));
        }
        if (ecosystem.knownPackage(name)) {
            return Optional.empty();
        }
        var shown = manifest.registry() == Registry.MAVEN ? name.split(":", 2)[0] : name;
        var near = NearestName.of(shown, ecosystem.packages());
        var line = manifest.lineOf(declaration);
        return Optional.of(near.map(meant -> finding(
                        manifest,
                        line,
                        "lookalike-package",
                        Severity.HIGH,
                        "%s is not known, but looks like %s".formatted(name, meant)))
                .orElseGet(() -> finding(
                        manifest,
                        line,
                        "unknown-package",
                        Severity.HIGH,
                        name + " does not exist as far as is known, and is declared nevertheless")));
    }

    private static Finding unpinned(Manifest manifest, Declaration declaration, String message) {
        return finding(manifest, manifest.lineOf(declaration), "unpinned-source", Severity.MEDIUM, message);
    }

    private boolean isInTree(Manifest manifest, String path) {
        return !path.startsWith("/")
                && ProjectFiles.join(ProjectFiles.folderOf(manifest.file()), path)
                        .filter(target ->
                                project.isFolder(target) || project.file(target).isPresent())
                        .isPresent();
    }

    private Optional<Finding> use(Manifest manifest, Declaration declaration, Collection<String> imported) {
        var ecosystem = origins.of(manifest.registry());
        var unjudged = declaration.scope() != Scope.RUNTIME
                || ecosystem.sharesIndirectPackages()
                || imported.isEmpty()
                || declaration.name().isEmpty()
                || declaration.name().startsWith("@types/")
                || UNIMPORTED.contains(declaration.name());
        var used =
                unjudged || imported.stream().anyMatch(name -> DeclaredPackages.offers(declaration, ecosystem, name));
        return used
                ? Optional.empty()
                : Optional.of(finding(
                        manifest,
                        manifest.lineOf(declaration),
                        "unused-package",
                        Severity.LOW,
                        declaration.name() + " is declared, but not imported"));
    }

    private static Finding finding(Manifest manifest, int line, String rule, Severity severity, String message) {
        return new Finding(
                Check.DEPENDENCIES,
                manifest.registry().id() + "-" + rule,
                severity,
                manifest.file().path(),
                line,
                message);
    }
}
