package dev.codefactory.quality.dependencies;

import dev.codefactory.quality.dependencies.manifest.Declaration;
import dev.codefactory.quality.dependencies.manifest.Manifest;
import dev.codefactory.quality.dependencies.manifest.Registry;
import java.util.List;

/** What the manifests of a tree ask for. */
record DeclaredPackages(List<Manifest> manifests) {

    DeclaredPackages {
        manifests = List.copyOf(manifests);
    }

    /** Whether the project says what it needs, so that what it does not name is missing. CMake has too many ways to tell. */
    boolean areListedFor(Registry registry) {
        return registry != Registry.CMAKE
                && manifests.stream()
                        .anyMatch(manifest -> manifest.registry() == registry
                                && manifest.complaint().isEmpty());
    }

    /** Whether an import may come from one of them. */
    boolean offer(Ecosystem ecosystem, String name) {
        return manifests.stream()
                .filter(manifest -> manifest.registry() == ecosystem.registry())
                .flatMap(manifest -> manifest.declarations().stream())
                .anyMatch(declaration -> offers(declaration, ecosystem, name));
    }

    static boolean offers(Declaration declaration, Ecosystem ecosystem, String name) {
        return ecosystem.comesFrom(name, declaration.alias()) || ecosystem.comesFrom(name, declaration.name());
    }
}
