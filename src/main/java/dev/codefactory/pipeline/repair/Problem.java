package dev.codefactory.pipeline.repair;

import java.util.Locale;
import org.springframework.modulith.NamedInterface;

/** A kind of thing that is wrong with a tree, in the order to mend them. Each has its own instruction for the model. */
@NamedInterface("repair")
public enum Problem {
    NO_FILES,
    TRUNCATED,
    SYNTAX,
    COMPILATION,
    MISSING_DEPENDENCY,
    FAILING_TESTS,
    SECURITY,
    MISSING_TESTS,
    WEAK_TESTS,
    COMPLEXITY,
    PERFORMANCE,
    OTHER;

    /** The wire word, such as {@code failing_tests}; also the name of the file that holds the instruction. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
