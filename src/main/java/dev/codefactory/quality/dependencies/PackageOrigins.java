package dev.codefactory.quality.dependencies;

import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.FileTree;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Knows which packages exist, for every language. */
@Component
public final class PackageOrigins {

    private final Map<CodeLanguage, Ecosystem> ecosystems = new EnumMap<>(CodeLanguage.class);

    PackageOrigins() {
        var node = new NodePackages();
        ecosystems.put(CodeLanguage.PYTHON, new PythonPackages());
        ecosystems.put(CodeLanguage.JAVASCRIPT, node);
        ecosystems.put(CodeLanguage.TYPESCRIPT, node);
        ecosystems.put(CodeLanguage.JAVA, new JavaPackages());
        ecosystems.put(CodeLanguage.GO, new GoPackages());
        ecosystems.put(CodeLanguage.RUST, new RustCrates());
        ecosystems.put(CodeLanguage.CPP, new CppHeaders());
    }

    Ecosystem of(CodeLanguage language) {
        return Objects.requireNonNull(ecosystems.get(language));
    }

    /** Whether a library that is missing here is a real one, which could be installed, and not an invention. */
    public boolean mayBeInstalled(CodeLanguage language, String name, FileTree tree) {
        var ecosystem = of(language);
        return ecosystem.inStandardLibrary(name)
                || ecosystem.declared(name, tree)
                || ecosystem.testFramework(name)
                || ecosystem.wellKnown(name);
    }
}
