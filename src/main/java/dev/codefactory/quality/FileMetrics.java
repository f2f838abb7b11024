package dev.codefactory.quality;

import dev.codefactory.code.CodePath;

/**
 * What can be counted in one source file.
 *
 * @param lines its lines that are not blank
 * @param functions its functions, those inside others included
 * @param maxComplexity the cyclomatic complexity of the most complex function, 0 when there is none
 * @param meanComplexity the mean over its functions, 0 when there is none
 * @param duplication the share of its code that stands elsewhere as well, from 0 to 1
 */
public record FileMetrics(
        CodePath path, int lines, int functions, int maxComplexity, double meanComplexity, double duplication) {}
