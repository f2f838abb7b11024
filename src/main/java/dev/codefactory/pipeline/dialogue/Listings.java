package dev.codefactory.pipeline.dialogue;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.quality.ImportGraph;
import dev.codefactory.quality.SourceFiles;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Source files as prompts show them: whole, by their signatures or by their names. */
public record Listings(Detail detail) {

    /** In characters; a longer library is shown by its signatures, so that it leaves room for the answer. */
    private static final int MAX_WHOLE_LIBRARY = 8 * 1024;

    /**
     * What there is already: whole, but of many files that others made only what is needed to use them.
     *
     * @param needed files that are wanted whole in any case
     */
    public String existing(GenerationRequest request, Set<CodePath> needed) {
        var base = request.base();
        var whole = wholeOf(request, needed);
        return detail == Detail.NAMES
                ? named(base, whole, ImportGraph.of(base).usedBy(request.target()))
                : listing(base, whole);
    }

    /** Those of the files that are there already of which the bodies are not shown: nobody can write them anew. */
    public Set<CodePath> unseen(GenerationRequest request) {
        return without(request.base(), wholeOf(request, Set.of()));
    }

    private Set<CodePath> wholeOf(GenerationRequest request, Set<CodePath> needed) {
        var base = request.base();
        var whole = new HashSet<>(needed);
        whole.add(request.target());
        switch (detail) {
            case WHOLE -> {
                var isShort = length(request.library()) <= MAX_WHOLE_LIBRARY;
                whole.addAll(isShort ? base.paths() : request.files().paths());
            }
            case NEEDED -> {
                whole.addAll(ImportGraph.of(base).usedBy(request.target()));
                request.files().paths().stream()
                        .filter(path -> request.description().contains(path.fileName()))
                        .forEach(whole::add);
            }
            case SIGNATURES, NAMES -> {}
        }
        return whole;
    }

    /** What is needed to use code that is no test. */
    public String interfaces(FileTree files) {
        return joined(
                files.files().stream().filter(file -> !SourceFiles.isTest(file)).map(Listings::signatures));
    }

    /** The tests of a tree. */
    public String tests(FileTree files) {
        return joined(files.files().stream()
                .filter(SourceFiles::isTest)
                .map(file -> detail.isBrief() ? signatures(file) : whole(file)));
    }

    /** Tests that the user gave; code is to pass them, so that their names are the least. */
    String given(FileTree tests) {
        return joined(tests.files().stream().map(file -> detail == Detail.NAMES ? signatures(file) : whole(file)));
    }

    /** What a question is about. */
    String all(FileTree files) {
        return joined(files.files().stream().map(file -> detail.isBrief() ? signatures(file) : whole(file)));
    }

    /** Files that were found wanting: whole where they are few, else those a mender needs, and of the others what is needed to use them. */
    public String wanting(FileTree files, Focus focus) {
        var whole = wholeOf(files, focus);
        return detail == Detail.NAMES ? named(files, whole, Set.of()) : listing(files, whole);
    }

    /** Those of them of which the bodies are not shown. */
    public static Set<CodePath> unseen(FileTree files, Focus focus) {
        return without(files, wholeOf(files, focus));
    }

    private static Set<CodePath> wholeOf(FileTree files, Focus focus) {
        return length(files) <= focus.room() ? Set.copyOf(files.paths()) : focus.whole();
    }

    private static Set<CodePath> without(FileTree files, Set<CodePath> whole) {
        return files.paths().stream().filter(path -> !whole.contains(path)).collect(Collectors.toSet());
    }

    private static String listing(FileTree files, Set<CodePath> whole) {
        return joined(files.files().stream().map(file -> whole.contains(file.path()) ? whole(file) : signatures(file)));
    }

    private static String named(FileTree all, Set<CodePath> whole, Set<CodePath> used) {
        return joined(all.files().stream().map(file -> {
            if (whole.contains(file.path())) {
                return whole(file);
            }
            return used.contains(file.path()) ? signatures(file) : "%s (not shown)".formatted(file.path());
        }));
    }

    private static String joined(Stream<String> listings) {
        return PromptValues.orNone(listings.collect(Collectors.joining("\n\n")));
    }

    private static int length(FileTree files) {
        return files.files().stream().mapToInt(file -> file.content().length()).sum();
    }

    private static String signatures(CodeFile file) {
        var text = SourceFiles.signatures(file)
                .orElseGet(() -> "(%d characters)".formatted(file.content().length()));
        return listing(file.path() + " (signatures only)", text);
    }

    private static String whole(CodeFile file) {
        return listing(file.path().value(), file.content());
    }

    private static String listing(String title, String content) {
        var fence = content.contains("```") ? "~~~~" : "```";
        return "%s\n%s\n%s\n%s".formatted(title, fence, content.stripTrailing(), fence);
    }
}
