package dev.codefactory.pipeline.step;

import static java.util.Objects.requireNonNull;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.CodePath;
import dev.codefactory.code.FileTree;
import dev.codefactory.code.Finding;
import dev.codefactory.llm.ModelRole;
import dev.codefactory.pipeline.Candidate;
import dev.codefactory.pipeline.Chain;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.pipeline.StepContext;
import dev.codefactory.pipeline.StepOutcome.Completed;
import dev.codefactory.pipeline.StepOutcome.ModelTrace;
import dev.codefactory.pipeline.StepType;
import dev.codefactory.pipeline.dialogue.AnswerFiles;
import dev.codefactory.pipeline.dialogue.Detail;
import dev.codefactory.pipeline.dialogue.Focus;
import dev.codefactory.pipeline.dialogue.Listings;
import dev.codefactory.pipeline.dialogue.ModelDialogue;
import dev.codefactory.pipeline.dialogue.ModelDialogue.Question;
import dev.codefactory.pipeline.dialogue.PromptValues;
import dev.codefactory.pipeline.extraction.ExtractedFiles;
import dev.codefactory.pipeline.repair.Attempts;
import dev.codefactory.pipeline.repair.Diagnosis;
import dev.codefactory.pipeline.repair.Evidence;
import dev.codefactory.pipeline.repair.History;
import dev.codefactory.pipeline.repair.Improvement;
import dev.codefactory.pipeline.repair.Improvement.Checks;
import dev.codefactory.pipeline.repair.Improvement.Status;
import dev.codefactory.pipeline.repair.Problem;
import dev.codefactory.pipeline.repair.Tack;
import dev.codefactory.quality.QualityReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One round of repair: what there is to mend, how a model is asked, and what to make of its answer.
 *
 * @param base the tree to be mended, always the best so far
 * @param report what the checks said of it
 */
record RepairRound(StepContext context, Candidate base, QualityReport report, Diagnosis diagnosis) {

    /** A whole tree has to fit into the answer; this many characters take about one token. */
    private static final int CHARACTERS_PER_TOKEN = 3;

    private static final int MAX_TOKENS = 16_384;

    /** Empty when there is nothing that a model could mend. */
    static Optional<RepairRound> of(StepContext context, boolean wantsTests) {
        var chain = context.chain();
        return chain.standing().flatMap(base -> {
            var report = base.report();
            return report == null
                    ? Optional.empty()
                    : Optional.of(new RepairRound(context, base, report, diagnosis(report, chain, wantsTests)))
                            .filter(round -> !round.diagnosis().isHealthy());
        });
    }

    /** Whether the tree that stands leaves something that a model could mend. */
    static boolean isWanted(Chain chain, boolean wantsTests) {
        return chain.standing()
                .map(Candidate::report)
                .filter(report -> !diagnosis(report, chain, wantsTests).isHealthy())
                .isPresent();
    }

    /** The role of the model that the next round asks. */
    static ModelRole role(Chain chain, boolean wantsTests) {
        return chain.standing()
                .map(Candidate::report)
                .flatMap(report -> diagnosis(report, chain, wantsTests).specialist())
                .orElse(ModelRole.IMPROVEMENT);
    }

    /** Whether a gate of the tree that stands is red, and a model could mend that. */
    static boolean staysRed(Chain chain, boolean wantsTests) {
        return chain.standing()
                .map(Candidate::report)
                .map(report -> diagnosis(report, chain, wantsTests))
                .filter(diagnosis -> !diagnosis.isHealthy() && !diagnosis.red().isEmpty())
                .isPresent();
    }

    /**
     * Tests that failed when they came are not asked for once more: whoever asks until some pass gets such as pass, and nobody would hear
     * of those that did not.
     */
    private static Diagnosis diagnosis(QualityReport report, Chain chain, boolean wantsTests) {
        var diagnosis = Diagnosis.of(report);
        var cameInVain = chain.history().improvements().stream().anyMatch(TestRound::failed);
        return wantsTests && !cameInVain ? diagnosis : diagnosis.withoutMissingTests();
    }

    /** Whether tests are all that is asked for; Rust keeps them beside the code. */
    boolean isOnlyAboutTests() {
        return diagnosis.isOnlyAboutTests() && context.request().language() != CodeLanguage.RUST;
    }

    Question question(Detail detail) {
        var request = context.request();
        var history = context.chain().history();
        var values = PromptValues.of(context, detail);
        var listings = new Listings(detail);
        var evidence = evidence(detail);
        var focus = focus(evidence, detail);
        values.put("code", listings.wanting(base.files(), focus));
        values.put("files", listings.existing(request, focus.whole()));
        values.put("evidence", evidence);
        values.put("attempts", PromptValues.orNone(Attempts.thatDidNotHelp(history)));
        if (isOnlyAboutTests()) {
            return TestRound.question(this, values, listings);
        }
        return Question.of(StepType.CODE_IMPROVEMENT, values)
                .withParts(instructions(diagnosis.problems(), history.tack()))
                .withSampling(history.tack().sampling())
                .inRole(diagnosis.specialist().orElse(null))
                .withRoomFor(tokens(detail == Detail.WHOLE ? base.files() : answered(focus)));
    }

    /** Files of the tree that is to be mended of which a question does not show the bodies. */
    Set<CodePath> unseen(Detail detail) {
        return Listings.unseen(base.files(), focus(evidence(detail), detail));
    }

    private String evidence(Detail detail) {
        return Evidence.of(report, asJudged(context.request()), detail.isBrief());
    }

    private Focus focus(String evidence, Detail detail) {
        return Focus.of(context.request().base().with(base.files()), evidence, detail);
    }

    /** Those that the answer may hold: whoever saw the others by their signatures does not write them anew. */
    private FileTree answered(Focus focus) {
        return FileTree.of(base.files().files().stream()
                .filter(file -> focus.whole().contains(file.path()))
                .toList());
    }

    private FileTree asJudged(GenerationRequest request) {
        var tree = request.base().with(base.files());
        return request.acceptance() == null
                ? tree
                : tree.with(request.acceptance().files());
    }

    static List<String> instructions(List<Problem> problems, Tack tack) {
        var parts = new ArrayList<>(problems.stream().map(Problem::toString).toList());
        if (tack == Tack.FRESH) {
            parts.add("fresh");
        }
        return parts;
    }

    static int tokens(FileTree files) {
        var characters =
                files.files().stream().mapToInt(file -> file.content().length()).sum();
        return Math.clamp(2L * characters / CHARACTERS_PER_TOKEN, ModelDialogue.MAX_TOKENS, MAX_TOKENS);
    }

    /** A tree that was judged before is not judged again: the round is noted, and the next one takes another tack. */
    Completed outcome(ExtractedFiles extracted, ModelTrace trace) {
        var chain = context.chain();
        var files = base.files().with(extracted.files());
        if (files.equals(base.files())) {
            var same = improvement(Status.REPEATED, extracted.files(), Checks.of(report));
            return new Completed(chain.repeating(same), "the answer changes nothing", trace);
        }
        var earlier = chain.history().leadingTo(files);
        if (earlier.isPresent()) {
            var again = improvement(
                    Status.REPEATED, extracted.files(), earlier.get().after());
            var summary =
                    "the same files as in round %d".formatted(earlier.get().number());
            return new Completed(chain.repeating(again), summary, trace);
        }
        var candidate = new Candidate(context.round(), files, findings(extracted), null);
        var proposed = improvement(Status.PROPOSED, extracted.files(), null);
        return new Completed(chain.improving(candidate, proposed), AnswerFiles.summary(extracted), trace);
    }

    /** What the answer's shape left to be desired, and what is still wrong with files it does not replace. */
    private List<Finding> findings(ExtractedFiles extracted) {
        var replaced = extracted.files().paths().stream().map(CodePath::folded).collect(Collectors.toSet());
        var findings = new ArrayList<>(extracted.findings());
        base.extraction().stream()
                .filter(finding -> finding.path() != null
                        && !replaced.contains(requireNonNull(finding.path()).folded()))
                .forEach(findings::add);
        return findings;
    }

    private Improvement improvement(Status status, FileTree answered, @Nullable Checks after) {
        var changed = answered.files().stream()
                .filter(file -> !base.files().get(file.path()).equals(Optional.of(file)))
                .toList();
        var original = changed.stream()
                .map(CodeFile::path)
                .flatMap(path -> base.files().get(path).stream())
                .toList();
        return new Improvement(
                context.round(),
                status,
                diagnosis.problems(),
                Checks.of(report),
                after,
                FileTree.of(original),
                FileTree.of(changed),
                History.fingerprint(base.files().with(answered)));
    }
}
