package dev.codefactory.pipeline.extraction;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.CodePath;
import dev.codefactory.quality.SourceFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Turns a model's answer into files. Blocks that name a path become files; of the others the asked-for file is put together. */
public final class FileExtraction {

    private final ExtractionTarget target;
    private final FileCollection files;
    private final List<PathHint> named = new ArrayList<>();
    private final List<Block> unnamed = new ArrayList<>();

    private FileExtraction(ExtractionTarget target) {
        this.target = target;
        this.files = new FileCollection(target);
    }

    /** The files of an answer; what is wrong with it is a finding, never an exception. */
    public static ExtractedFiles extract(String answer, ExtractionTarget target) {
        return new FileExtraction(target).extract(AnswerCleaner.clean(answer));
    }

    private ExtractedFiles extract(String text) {
        blocks(text).forEach(this::sort);
        if (target.path() != null) {
            extractAskedFor(text, target.path());
        }
        named.forEach(hint -> files.add(hint.path(), hint.block()));
        return files.finish(unnamed.stream().map(Block::firstLine).toList());
    }

    private List<Block> blocks(String text) {
        if (JsonFiles.isWrapped(text)) {
            return JsonFiles.read(text);
        }
        var blocks = new ArrayList<Block>();
        for (var block : FenceScanner.scan(withOpeningFence(text))) {
            if (JsonFiles.isWrapped(block.body())) {
                blocks.addAll(JsonFiles.read(block.body()));
            } else {
                blocks.add(block);
            }
        }
        return blocks;
    }

    /** A prompt that ends with an opening fence leaves only the closing one to the answer. */
    private String withOpeningFence(String text) {
        var fence = text.indexOf("```");
        if (fence < 0) {
            return text;
        }
        var lineEnd = text.indexOf('\n', fence);
        var tag = FenceTag.of(text.substring(fence + 3, lineEnd < 0 ? text.length() : lineEnd));
        if (tag.isKnown()) {
            return text;
        }
        var start = UnfencedCode.find(target.language(), text.substring(0, fence));
        return start.filter(this::definesAskedFor).isPresent() ? "```\n" + text : text;
    }

    private void sort(Block block) {
        PathHint.of(block).ifPresentOrElse(named::add, () -> unnamed.add(block));
    }

    private void extractAskedFor(String text, CodePath path) {
        var namedIt = named.stream().filter(this::isInLanguage).toList();
        if (!namedIt.isEmpty()) {
            moveToAskedPath(namedIt, path);
            return;
        }
        var chosen = new BlockChoice(target).choose(unnamed);
        if (!chosen.isEmpty()) {
            unnamed.removeAll(chosen);
            files.add(path, joined(chosen));
        } else if (named.isEmpty()) {
            UnfencedCode.find(target.language(), text).ifPresent(block -> files.add(path, block));
        }
    }

    /** Who asks for an entry point knows where to look for it, so a single file goes there whatever its name, unless it tests another. */
    private void moveToAskedPath(List<PathHint> candidates, CodePath path) {
        if (target.entryPoint() == null || candidates.size() != 1) {
            return;
        }
        var only = candidates.getFirst();
        if (isTest(only) && !definesAskedFor(only.block())) {
            return;
        }
        named.remove(only);
        files.add(path, only.block());
    }

    private static boolean isTest(PathHint hint) {
        return CodePath.fault(hint.path()).isEmpty()
                && SourceFiles.isTest(CodeFile.of(hint.path(), hint.block().body()));
    }

    private boolean isInLanguage(PathHint hint) {
        return CodeLanguage.ofFileName(hint.path()).equals(Optional.of(target.language()));
    }

    private boolean definesAskedFor(Block block) {
        var names = CodeNames.of(target.language(), block.body());
        return target.entryName().map(names::defines).orElse(!names.defined().isEmpty());
    }

    private static Block joined(List<Block> parts) {
        var body = parts.stream().map(Block::body).map(Indentation::flushLeft).collect(Collectors.joining("\n\n"));
        return new Block("", "", body, parts.getLast().end());
    }
}
