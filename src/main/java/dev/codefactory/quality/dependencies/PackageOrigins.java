package dev.codefactory.quality.dependencies;

import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.FileTree;
import dev.codefactory.quality.dependencies.manifest.Manifest;
import dev.codefactory.quality.dependencies.manifest.Registry;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Knows which packages exist, for every language. */
@Component
public final class PackageOrigins {

    private final Map<Registry, Ecosystem> ecosystems = new EnumMap<>(Registry.class);

    private final DependencyProperties properties;

    PackageOrigins(DependencyProperties properties) {
        this.properties = properties;
        add(new PythonPackages());
        add(new NodePackages());
        add(new JavaPackages());
        add(new GoPackages());
        add(new RustCrates());
        add(new CppHeaders());
    }

    private void add(Ecosystem ecosystem) {
        ecosystems.put(ecosystem.registry(), ecosystem);
    }

    Ecosystem of(Registry registry) {
        return Objects.requireNonNull(ecosystems.get(registry));
    }

    Ecosystem of(CodeLanguage language) {
        return of(Registry.of(language));
    }

    /**
     * Whether a library that is missing here is a real one, which could be installed, and not an invention.
     *
     * @param allowed what the user says exists, beside what the operator says
     */
    public boolean mayBeInstalled(
            CodeLanguage language, String name, FileTree tree, Map<String, List<String>> allowed) {
        var ecosystem = of(language);
        return ecosystem.inStandardLibrary(name)
                || new AllowList(properties.allowed(), allowed).contains(ecosystem.registry(), name)
                || new DeclaredPackages(Manifest.in(tree)).offer(ecosystem, name)
                || ecosystem.testFramework(name)
                || ecosystem.wellKnown(name);
    }
}
