package dev.codefactory.quality.dependencies.manifest;

import dev.codefactory.code.CodeLanguage;

/** Where the packages of a language come from. */
public enum Registry {
    PYPI,
    NPM,
    MAVEN,
    GO,
    CRATES,
    /** C++ has no registry: what CMake finds is installed on the machine. */
    CMAKE;

    public static Registry of(CodeLanguage language) {
        return switch (language) {
            case PYTHON -> PYPI;
            case JAVASCRIPT, TYPESCRIPT -> NPM;
            case JAVA -> MAVEN;
            case GO -> GO;
            case RUST -> CRATES;
            case CPP -> CMAKE;
        };
    }

    /** The word that rules about manifests begin with. */
    public String id() {
        return switch (this) {
            case PYPI -> "python";
            case NPM -> "node";
            case MAVEN -> "java";
            case GO -> "go";
            case CRATES -> "rust";
            case CMAKE -> "cpp";
        };
    }
}
