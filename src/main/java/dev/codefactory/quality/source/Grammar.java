package dev.codefactory.quality.source;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.treesitter.TSLanguage;
import org.treesitter.TreeSitterCpp;
import org.treesitter.TreeSitterGo;
import org.treesitter.TreeSitterJava;
import org.treesitter.TreeSitterJavascript;
import org.treesitter.TreeSitterPython;
import org.treesitter.TreeSitterRust;
import org.treesitter.TreeSitterTsx;
import org.treesitter.TreeSitterTypescript;

/** A grammar source text can be read with. */
public enum Grammar {
    PYTHON(TreeSitterPython::new),
    JAVASCRIPT(TreeSitterJavascript::new),
    TYPESCRIPT(TreeSitterTypescript::new),
    TSX(TreeSitterTsx::new),
    JAVA(TreeSitterJava::new),
    CPP(TreeSitterCpp::new),
    GO(TreeSitterGo::new),
    RUST(TreeSitterRust::new);

    private final Supplier<TSLanguage> language;

    Grammar(Supplier<TSLanguage> language) {
        this.language = language;
    }

    /** The grammar that patterns for a file's language fit; empty for other files, and for TSX, which only rules have patterns for. */
    public static Optional<Grammar> of(CodeFile file) {
        return reading(file).filter(grammar -> grammar != TSX);
    }

    /** The grammar that reads a file, by its name. */
    public static Optional<Grammar> reading(CodeFile file) {
        return file.path().fileName().toLowerCase(Locale.ROOT).endsWith(".tsx")
                ? Optional.of(TSX)
                : file.language().map(Grammar::of);
    }

    /** Every grammar files of a language are read with: a TypeScript file with markup has one of its own. */
    public static Set<Grammar> all(CodeLanguage language) {
        return language == CodeLanguage.TYPESCRIPT ? Set.of(TYPESCRIPT, TSX) : Set.of(of(language));
    }

    public static Grammar of(CodeLanguage language) {
        return switch (language) {
            case PYTHON -> PYTHON;
            case JAVASCRIPT -> JAVASCRIPT;
            case TYPESCRIPT -> TYPESCRIPT;
            case JAVA -> JAVA;
            case CPP -> CPP;
            case GO -> GO;
            case RUST -> RUST;
        };
    }

    TSLanguage load() {
        return language.get();
    }
}
