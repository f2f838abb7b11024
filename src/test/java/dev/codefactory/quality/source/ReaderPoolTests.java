package dev.codefactory.quality.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codefactory.quality.source.FaultyReaderMain.Fault;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What becomes of the service when the native library breaks: nothing. */
class ReaderPoolTests {

    /** Keeps the grammar of TSX busy for ever. */
    private static final String ENDLESS = "{;{}const****/*/*/(]]]]]]]]]]]]]]]n>)*/";

    private static final ReaderPool POOL = new ReaderPool(FaultyReaderMain.class, 1, Duration.ofSeconds(5));

    @AfterAll
    static void endTheProcess() {
        var last = process();
        POOL.close();
        assertThat(last.isAlive()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "HANG")
    void aCrashCostsOneFile(Fault fault) {
        assertThat(read(fault.name())).isEqualTo(new Reading.Unreadable("brought down the process that read it"));
        assertThat(read("x = 1")).isInstanceOf(Reading.Tree.class);
    }

    @Test
    void aProcessThatHangsIsReplaced() {
        try (var impatient = new ReaderPool(FaultyReaderMain.class, 1, Duration.ofSeconds(3))) {
            assertThat(read(impatient, Grammar.PYTHON, Fault.HANG.name()))
                    .isEqualTo(new Reading.Unreadable("took too long to parse"));
            assertThat(read(impatient, Grammar.PYTHON, "x = 1")).isInstanceOf(Reading.Tree.class);
        }
    }

    @Test
    void aTextThatKeepsAGrammarBusyForEverIsGivenUp() {
        var before = process();

        assertThat(read(POOL, Grammar.TSX, ENDLESS)).isEqualTo(new Reading.Unreadable("took too long to parse"));
        assertThat(read("x = 1")).isInstanceOf(Reading.Tree.class);
        assertThat(process()).as("it ended by itself").isEqualTo(before);
    }

    @Test
    void aProcessThatDiedBetweenTwoFilesCostsNone() {
        var process = process();
        process.destroyForcibly();
        process.onExit().join();

        assertThat(read("x = 1")).isInstanceOf(Reading.Tree.class);
    }

    @Test
    void anInterruptEndsTheReading() {
        Thread.currentThread().interrupt();

        assertThat(read("x = 1")).isEqualTo(new Reading.Unreadable("was interrupted"));
        assertThat(Thread.interrupted()).isTrue();
    }

    /** The process that reads next. */
    private static ProcessHandle process() {
        return switch (read(FaultyReaderMain.WHO)) {
            case Reading.Unreadable(var pid) ->
                ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
            case Reading.Tree tree -> throw new AssertionError(tree);
        };
    }

    private static Reading read(String text) {
        return read(POOL, Grammar.PYTHON, text);
    }

    private static Reading read(ReaderPool pool, Grammar grammar, String text) {
        return pool.read(new ReadRequest(grammar, Duration.ofSeconds(1), text, ""));
    }
}
