package dev.codefactory.quality.dependencies.manifest;

import dev.codefactory.code.CodePath;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The formats of manifests that are understood, told by the names of their files. */
enum ManifestFormat {
    REQUIREMENTS(Registry.PYPI, "requirements[\\w.-]*\\.(txt|in)|constraints\\.txt", PythonManifests::requirements),
    REQUIREMENTS_FOLDER(Registry.PYPI, "(.*/)?requirements/[\\w.-]+\\.(txt|in)", PythonManifests::requirements),
    PYPROJECT(Registry.PYPI, "pyproject\\.toml", PythonManifests::pyproject),
    PIPFILE(Registry.PYPI, "Pipfile", PythonManifests::pipfile),
    SETUP_CFG(Registry.PYPI, "setup\\.cfg", PythonManifests::setupCfg),
    SETUP_PY(Registry.PYPI, "setup\\.py", PythonManifests::setupPy),
    PACKAGE_JSON(Registry.NPM, "package\\.json", NodeManifests::packageJson),
    POM(Registry.MAVEN, "pom\\.xml", JavaManifests::pom),
    GRADLE(Registry.MAVEN, "build\\.gradle(\\.kts)?|libs\\.versions\\.toml", JavaManifests::gradle),
    GO_MOD(Registry.GO, "go\\.mod", GoManifests::goMod),
    CARGO(Registry.CRATES, "Cargo\\.toml", RustManifests::cargo),
    CMAKE(Registry.CMAKE, "CMakeLists\\.txt", CppManifests::cmake);

    /** Reads a text; empty when it declares nothing at all, not even that nothing is needed. */
    @FunctionalInterface
    private interface Reader {
        Optional<List<Declaration>> read(String content) throws UnreadableManifestException;
    }

    private final Registry registry;
    private final Pattern fileName;
    private final Reader reader;

    ManifestFormat(Registry registry, String fileName, Reader reader) {
        this.registry = registry;
        this.fileName = Pattern.compile(fileName);
        this.reader = reader;
    }

    static @Nullable ManifestFormat of(CodePath path) {
        for (var format : values()) {
            if (format.fileName.matcher(path.fileName()).matches()
                    || format.fileName.matcher(path.value()).matches()) {
                return format;
            }
        }
        return null;
    }

    Registry registry() {
        return registry;
    }

    Optional<List<Declaration>> read(String content) throws UnreadableManifestException {
        return reader.read(content);
    }
}
