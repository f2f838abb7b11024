package dev.codefactory.pipeline.extraction;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import dev.codefactory.code.Finding;
import dev.codefactory.code.Finding.Check;
import dev.codefactory.code.Finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What an answer held.
 *
 * @param files the files, empty when there were none
 * @param findings what is wrong with the answer's shape: paths refused, code cut off or left out, no file at all
 * @param ignoredBlocks the first line of each block that is no file, such as a command or an example of use
 */
public record ExtractedFiles(FileTree files, List<Finding> findings, List<String> ignoredBlocks) {

    private static final String UNSEEN =
            "The answer replaces this file, of which the model was shown the signatures only; it is left as it was.";

    public ExtractedFiles {
        findings = List.copyOf(findings);
        ignoredBlocks = List.copyOf(ignoredBlocks);
    }

    /** The same without files at these paths: whoever wrote them anew had not seen what they replace. */
    public ExtractedFiles without(Set<CodePath> unseen) {
        var kept = new ArrayList<CodeFile>();
        var remarks = new ArrayList<>(findings);
        for (var file : files.files()) {
            if (unseen.contains(file.path())) {
                remarks.add(new Finding(Check.EXTRACTION, "unseen-file", Severity.LOW, file.path(), 0, UNSEEN));
            } else {
                kept.add(file);
            }
        }
        return new ExtractedFiles(FileTree.of(kept), remarks, ignoredBlocks);
    }
}
