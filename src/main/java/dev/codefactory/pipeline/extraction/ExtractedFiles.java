package dev.codefactory.pipeline.extraction;

import dev.codefactory.code.FileTree;
import dev.codefactory.code.Finding;
import java.util.List;

/**
 * What an answer held.
 *
 * @param files the files, empty when there were none
 * @param findings what is wrong with the answer's shape: paths refused, code cut off or left out, no file at all
 * @param ignoredBlocks the first line of each block that is no file, such as a command or an example of use
 */
public record ExtractedFiles(FileTree files, List<Finding> findings, List<String> ignoredBlocks) {

    public ExtractedFiles {
        findings = List.copyOf(findings);
        ignoredBlocks = List.copyOf(ignoredBlocks);
    }
}
