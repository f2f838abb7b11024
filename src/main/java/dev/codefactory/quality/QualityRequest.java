package dev.codefactory.quality;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import dev.codefactory.code.Finding;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What to judge, and by which tests.
 *
 * @param language the language the user asked for
 * @param files the files to judge, generated tests among them
 * @param acceptance tests the user gave; they outrank generated tests and replace files of the same path
 * @param vouched what the user answers for
 * @param thresholds the measures the files must reach
 * @param waivers findings that may stay
 * @param words what the user asked for, word for word; empty when that is not known
 * @param before the files as they were before an improvement, or null when these are the first
 * @param demands what the request demands beyond what holds for all files
 */
public record QualityRequest(
        CodeLanguage language,
        FileTree files,
        @Nullable AcceptanceTests acceptance,
        Vouched vouched,
        Thresholds thresholds,
        WaivedFindings waivers,
        String words,
        @Nullable FileTree before,
        Demands demands) {

    /**
     * What is taken as real because the user says so.
     *
     * @param files as the user gave them: packages their manifests name exist
     * @param packages names of further packages that exist, by the word that rules about the manifests of their language begin with
     */
    public record Vouched(FileTree files, Map<String, List<String>> packages) {

        public static final Vouched NOTHING = new Vouched(FileTree.EMPTY, Map.of());

        public Vouched {
            packages = Map.copyOf(packages);
        }
    }

    /** First files, held to the usual measures, for which nobody answers. */
    public QualityRequest(
            CodeLanguage language, FileTree files, @Nullable AcceptanceTests acceptance, Duration testLimit) {
        this(
                language,
                files,
                acceptance,
                Vouched.NOTHING,
                Thresholds.DEFAULT.within(testLimit),
                WaivedFindings.NONE,
                "",
                null,
                Demands.NONE);
    }

    /** First files for which nobody answers. */
    public static QualityRequest of(
            CodeLanguage language, FileTree files, @Nullable AcceptanceTests acceptance, Thresholds thresholds) {
        return new QualityRequest(
                language, files, acceptance, Vouched.NOTHING, thresholds, WaivedFindings.NONE, "", null, Demands.NONE);
    }

    /** The same request with what the user answers for. */
    public QualityRequest vouching(FileTree given, Map<String, List<String>> packages) {
        var answered = new Vouched(given, packages);
        return new QualityRequest(language, files, acceptance, answered, thresholds, waivers, words, before, demands);
    }

    /** The same request with other measures. */
    public QualityRequest heldTo(Thresholds other) {
        return new QualityRequest(language, files, acceptance, vouched, other, waivers, words, before, demands);
    }

    /** The same request with findings that may stay. */
    public QualityRequest waiving(WaivedFindings waived) {
        return new QualityRequest(language, files, acceptance, vouched, thresholds, waived, words, before, demands);
    }

    /** What one check found, with fingerprints, those that may stay marked. */
    public List<Finding> settled(Collection<Finding> findings) {
        return waivers.settle(findings, files);
    }

    /** The same request with what the user said. */
    public QualityRequest asked(String said) {
        return new QualityRequest(language, files, acceptance, vouched, thresholds, waivers, said, before, demands);
    }

    /** The same request with further demands. */
    public QualityRequest demanding(Demands further) {
        return new QualityRequest(language, files, acceptance, vouched, thresholds, waivers, words, before, further);
    }

    /** Wall-clock time the tests may take. */
    public Duration testLimit() {
        return thresholds.executionTimeout();
    }

    /** The same request for files that came of improving others. */
    public QualityRequest improving(@Nullable FileTree improved) {
        return new QualityRequest(language, files, acceptance, vouched, thresholds, waivers, words, improved, demands);
    }

    /**
     * @param files test files and what they need
     * @param command a shell command run in the root of the tree, 0 meaning passed; null for the language's usual test runner
     */
    public record AcceptanceTests(FileTree files, @Nullable String command) {}

    /** The files as the tests see them: what the user gave lies over what was generated. */
    public FileTree laidOut() {
        return acceptance == null ? files : files.with(acceptance.files());
    }

    /**
     * The files the user gave, while others were written beside them: how one of these is built is not the writer's doing. Where nothing
     * was written there are none, for then they are what is to be judged.
     */
    public Set<CodeFile> bystanders() {
        var given = Set.copyOf(vouched.files().files());
        return given.containsAll(files.files()) ? Set.of() : given;
    }

    /** The files that are judged: those the user gave are taken as they are. */
    public List<CodeFile> judged() {
        var given = acceptance == null
                ? Set.<String>of()
                : acceptance.files().paths().stream().map(CodePath::folded).collect(Collectors.toSet());
        return files.files().stream()
                .filter(file -> !given.contains(file.path().folded()))
                .toList();
    }
}
