package dev.codefactory.bench.extraction;

import dev.codefactory.bench.recorded.RecordedTask;
import dev.codefactory.code.CodeFile;
import dev.codefactory.code.FileTree;
import java.util.regex.Pattern;

/** What anyone would write first: the first fenced block, or else the whole answer. The floor to measure against. */
final class NaiveExtraction {

    private static final Pattern FIRST_BLOCK = Pattern.compile("```[^\\n]*\\n(.*?)```", Pattern.DOTALL);

    private NaiveExtraction() {}

    static FileTree of(String answer, RecordedTask task) {
        var block = FIRST_BLOCK.matcher(answer);
        var code = block.find() ? block.group(1) : answer;
        return FileTree.of(new CodeFile(task.candidate(), code));
    }
}
