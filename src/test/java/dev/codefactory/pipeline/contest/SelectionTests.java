package dev.codefactory.pipeline.contest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.code.CodeFile;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.code.FileTree;
import dev.codefactory.pipeline.Candidate;
import dev.codefactory.pipeline.Chain;
import dev.codefactory.pipeline.CodeFactoryConfig;
import dev.codefactory.pipeline.Contest;
import dev.codefactory.pipeline.Contest.Choice;
import dev.codefactory.pipeline.Contest.Entry;
import dev.codefactory.pipeline.Contest.Score;
import dev.codefactory.pipeline.GenerationRequest;
import dev.codefactory.pipeline.Pipeline;
import dev.codefactory.pipeline.contest.Agreement.Trial;
import dev.codefactory.quality.Gate;
import dev.codefactory.quality.QualityReport;
import dev.codefactory.quality.QualityRequest.AcceptanceTests;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which of several answers is gone on with, where none is verified. A test passes where the code holds the line it is made of. */
class SelectionTests {

    private static final Gate RED = Gate.red("tests", "some failed");
    private static final Gate NOT_RUN = Gate.notRun("tests", "prove nothing");
    private static final Gate GREEN = Gate.green("syntax", "parsed");

    private static final FileTree SUM = files("solution.py", "return a + b", "return a + b");
    private static final FileTree SUM_TOO = files("solution.py", "return a + b # too", "a + b\nreturn a");
    private static final FileTree DIFFERENCE = files("solution.py", "return a - b", "return a - b\n- b\na - b");

    private final List<FileTree> tried = new ArrayList<>();
    private final Trial trial = tree -> {
        tried.add(tree);
        var code = tree.files().getFirst().content();
        return tree.files().getLast().content().lines().filter(code::contains).collect(Collectors.toSet());
    };

    @Test
    void thoseThatAgreeBeatTheLoneDissenter() throws InterruptedException {
        var contest =
                chosen(request(null), entry(1, DIFFERENCE, RED, GREEN), entry(2, SUM, RED), entry(3, SUM_TOO, RED));

        assertThat(contest.choice())
                .isEqualTo(new Choice(2, "the answers agree most on it: 2 of them pass the same 3 of all their tests"));
        assertThat(contest.entries())
                .extracting(Entry::score)
                .containsExactly(new Score(1, 4), new Score(2, 3), new Score(2, 3));
    }

    @Test
    void agreementMakesUpForNoGate() throws InterruptedException {
        var contest = chosen(request(null), entry(1, DIFFERENCE, NOT_RUN), entry(2, SUM, RED), entry(3, SUM_TOO, RED));

        assertThat(number(contest)).isEqualTo(1);
    }

    @Test
    void ofThoseThatAgreeTheChecksDecideAndThenTheEarliest() throws InterruptedException {
        assertThat(number(chosen(
                        request(null), entry(1, DIFFERENCE, RED), entry(2, SUM, RED), entry(3, SUM_TOO, RED, GREEN))))
                .isEqualTo(3);
        assertThat(number(chosen(request(null), entry(1, SUM, RED), entry(2, SUM_TOO, RED))))
                .isEqualTo(1);
    }

    @Test
    void theTestsOfEachAreRunOnTheCodeOfEachOnce() throws InterruptedException {
        chosen(request(null), entry(1, DIFFERENCE, RED), entry(2, SUM, RED), entry(3, SUM_TOO, RED));

        assertThat(tried).hasSize(9).doesNotHaveDuplicates();
    }

    @Test
    void givenTestsDecideAlone() throws InterruptedException {
        var given = new AcceptanceTests(FileTree.of(CodeFile.of("test_given.py", "a - b")), null);

        var contest =
                chosen(request(given), entry(1, DIFFERENCE, RED, GREEN), entry(2, SUM, RED), entry(3, SUM_TOO, RED));

        assertThat(number(contest)).isEqualTo(1);
        assertThat(tried).isEmpty();
    }

    @Test
    void whatIsVerifiedNeedsNoAgreement() throws InterruptedException {
        var contest = chosen(request(null), entry(1, SUM, RED), entry(2, SUM_TOO, RED), entry(3, DIFFERENCE, GREEN));

        assertThat(contest.choice()).isEqualTo(new Choice(3, "it is verified"));
        assertThat(tried).isEmpty();
    }

    @Test
    void testsOfOtherFilesAreLaidOverNone() throws InterruptedException {
        var elsewhere = files("adder.py", "return a + b", "return a");

        var contest = chosen(request(null), entry(1, SUM, RED), entry(2, elsewhere, RED, GREEN));

        assertThat(contest.choice())
                .isEqualTo(new Choice(
                        2, "the checks say most for it (agreement tells nothing: their files are different ones)"));
        assertThat(tried).isEmpty();
    }

    @Test
    void whereTestsStandBesideTheCodeTheChecksDecide() throws InterruptedException {
        var entries = List.of(entry(1, SUM, RED), entry(2, SUM_TOO, RED));

        assertThat(Agreement.among(entries, CodeLanguage.RUST, trial, () -> 0))
                .isInstanceOf(Agreement.Outcome.None.class);
        assertThat(tried).isEmpty();
    }

    @Test
    void allRunsTogetherAreBounded() throws InterruptedException {
        var entries = List.of(entry(1, SUM, RED), entry(2, SUM_TOO, RED), entry(3, DIFFERENCE, RED));
        Iterator<Long> clock = List.of(0L, 1L, 301_000_000_000L).iterator();

        assertThat(Agreement.among(entries, CodeLanguage.PYTHON, trial, clock::next))
                .isEqualTo(new Agreement.Outcome.None("there was no time to run their tests"));
        assertThat(tried).hasSize(3);
    }

    private Contest chosen(GenerationRequest request, Entry... entries) throws InterruptedException {
        var contest = new Contest(entries.length, entries.length, FileTree.EMPTY, List.of(entries), null);
        return Selection.decided(Chain.START.with(contest), request, trial).contest();
    }

    private static int number(Contest contest) {
        return Objects.requireNonNull(contest.choice()).number();
    }

    private static Entry entry(int number, FileTree files, Gate... gates) {
        return new Entry(
                number, new Candidate(0, files, List.of(), new QualityReport(List.of(), List.of(gates), null)), null);
    }

    private static FileTree files(String path, String code, String tests) {
        return FileTree.of(CodeFile.of(path, code), CodeFile.of("test_" + path, tests));
    }

    private static GenerationRequest request(@Nullable AcceptanceTests given) {
        return new GenerationRequest(
                Pipeline.STANDARD, "add", CodeFactoryConfig.DEFAULT, FileTree.EMPTY, given, null, null);
    }
}
