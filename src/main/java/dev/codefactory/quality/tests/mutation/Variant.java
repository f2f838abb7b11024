package dev.codefactory.quality.tests.mutation;

import dev.codefactory.code.CodeFile;
import java.util.List;

/**
 * A version of the code that is wrong.
 *
 * @param files those that differ from the real ones
 */
public record Variant(List<CodeFile> files) {

    public Variant {
        files = List.copyOf(files);
    }
}
