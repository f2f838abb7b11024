package dev.codefactory.session.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.zaxxer.hikari.HikariDataSource;
import dev.codefactory.code.CodeLanguage;
import dev.codefactory.database.TestPostgres;
import dev.codefactory.prompt.Interval;
import dev.codefactory.session.stats.LedgerEntry.Audited;
import dev.codefactory.session.stats.LedgerEntry.Cost;
import dev.codefactory.session.stats.LedgerEntry.Group;
import dev.codefactory.session.stats.LedgerEntry.Outcomes;
import dev.codefactory.session.stats.LedgerEntry.PromptUsed;
import dev.codefactory.session.stats.LedgerEntry.Spread;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger against rows whose sums are known. */
class LedgerTests {

    private static final String CODER = "coder:7b";
    private static final String OTHER = "other:3b";
    private static final HikariDataSource CONNECTIONS = new HikariDataSource();

    private final JdbcClient jdbc = JdbcClient.create(CONNECTIONS);
    private final Ledger ledger =
            new Ledger(new LedgerRepository(jdbc, new EnergyProperties(null, Map.of("big", 360.0))));
    private final PastExecutions past = PastExecutions.ofNewOwner(jdbc);

    @BeforeAll
    static void aDatabase() {
        CONNECTIONS.setJdbcUrl(TestPostgres.newDatabase());
        CONNECTIONS.setUsername("postgres");
        CONNECTIONS.setPassword("postgres");
        CONNECTIONS.setMaximumPoolSize(3);
        Flyway.configure()
                .dataSource(CONNECTIONS)
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    @AfterAll
    static void noMoreDatabase() {
        CONNECTIONS.close();
    }

    @Test
    void everyEndIsCountedOnceAndOnlyAttemptsMakeTheRate() {
        past.verified("function", "python", 10);
        past.verified("function", "python", 10);
        past.verified("function", "python", 10);
        past.ended("function", "python", "completed_with_findings", "rejected", 10);
        past.ended("function", "python", "completed_with_findings", "unverified", 10);
        past.ended("function", "python", "failed", null, 10);
        past.ended("function", "python", "cancelled", null, 10);
        past.ended("function", "python", "completed", null, 10);
        past.ended("function", "python", "running", null, 0);

        var outcomes = only().outcomes();

        assertThat(outcomes).isEqualTo(new Outcomes(3, 1, 1, 1, 1, 1));
        assertThat(outcomes.ended()).isEqualTo(8);
        assertThat(outcomes.verifiedRate()).isEqualTo(Interval.wilson(3, 6));
    }

    @Test
    void ofNothingThereIsNoRateAndNoFigure() {
        past.ended("function", "python", "cancelled", null, 10);

        var entry = only();

        assertThat(entry.outcomes().verifiedRate()).isNull();
        assertThat(entry.course().improvementRounds()).isNull();
        assertThat(entry.course().secondsToEnd()).isEqualTo(new Spread(null, null));
        assertThat(entry.course().secondsToWorkingCode()).isEqualTo(new Spread(null, null));
        assertThat(entry.cost()).isEqualTo(new Cost(0, 0, 0, 0, null, null));
    }

    @Test
    void whatPeopleFoundIsCountedOfVerifiedOnesOnly() {
        past.verified("function", "python", 10).audited(true);
        past.verified("function", "python", 10).audited(false);
        past.verified("function", "python", 10);
        past.ended("function", "python", "completed_with_findings", "rejected", 10)
                .audited(false);

        var audited = only().audited();

        assertThat(audited).isEqualTo(new Audited(2, 1));
        assertThat(audited.falseGreenRate()).isEqualTo(Interval.wilson(1, 2));
    }

    @Test
    void ofWhatNobodyLookedAtNothingIsKnown() {
        past.verified("function", "python", 10);

        assertThat(only().audited().falseGreenRate()).isNull();
    }

    @Test
    void energyIsEstimatedWhereTheWattsOfEveryHostAreSaid() {
        past.verified("function", "python", 30)
                .asked("nlp_analysis", CODER, 1, 0, 10, 1, 1)
                .on("big");
        assertThat(only(Set.of()).cost().wattHours()).isEqualTo(1.0);

        past.verified("function", "python", 30)
                .asked("nlp_analysis", CODER, 1, 0, 10, 1, 1)
                .on("unknown");
        assertThat(only(Set.of()).cost().wattHours()).isNull();
    }

    @Test
    void timesAreCountedFromTheRequestOn() {
        past.verified("function", "python", 60)
                .judged(10, 20, "green", "red")
                .asked("code_improvement", CODER, 1, 20, 30, 1, 1)
                .judged(30, 40, "green", "green")
                .judged(50, 60, "green", "green");
        past.verified("function", "python", 20).judged(5, 20, "green");
        past.ended("function", "python", "completed_with_findings", "unverified", 100)
                .judged(0, 2, "green", "not_run");
        past.ended("function", "python", "failed", null, 9_000);

        var course = only(Set.of()).course();

        assertThat(course.secondsToEnd()).isEqualTo(new Spread(60.0, 96.0));
        assertThat(course.secondsToWorkingCode()).isEqualTo(new Spread(30.0, 39.0));
        assertThat(course.improvementRounds()).isEqualTo(1 / 3.0);
    }

    @Test
    void aReportWithoutGatesIsNoWorkingCode() {
        past.verified("function", "python", 60).judged(10, 20).judged(30, 50, "green");

        assertThat(only().course().secondsToWorkingCode().median()).isEqualTo(50);
    }

    @Test
    void whoWroteTheCodeStandsForTheExecution() {
        past.verified("function", "python", 60)
                .asked("nlp_analysis", OTHER, 9, 0, 4, 100, 10)
                .asked("code_generation", CODER, 2, 4, 14, 200, 300)
                .asked("code_improvement", OTHER, 5, 20, 30, 400, 50);
        past.ended("function", "python", "failed", null, 3);

        var entries = entries(EnumSet.of(Dimension.MODEL, Dimension.PROMPT));

        assertThat(entries)
                .extracting(LedgerEntry::group)
                .containsExactly(
                        new Group(CODER, null, new PromptUsed("code_generation/any/any", 2, "sha of 2"), null),
                        new Group(null, null, null, null));
        assertThat(entries.getFirst().cost()).isEqualTo(new Cost(3, 700, 360, 24, null, 30.0));
        assertThat(entries.getLast().outcomes().failed()).isOne();
    }

    @Test
    void ofSeveralAnswersTheChosenOneStandsForTheExecution() {
        past.verified("function", "python", 60)
                .asked("code_generation", CODER, 1, 0, 10, 5, 1)
                .asked("code_generation", OTHER, 1, 10, 20, 5, 1)
                .choosing(2);
        past.verified("function", "python", 60)
                .asked("code_generation", CODER, 1, 0, 10, 5, 1)
                .asked("code_generation", OTHER, 1, 10, 20, 5, 1)
                .choosing(1);

        assertThat(entries(EnumSet.of(Dimension.MODEL)))
                .extracting(
                        entry -> entry.group().model(),
                        entry -> entry.outcomes().verified())
                .containsExactlyInAnyOrder(tuple(CODER, 1), tuple(OTHER, 1));
    }

    @Test
    void severalWritersHaveNoCommonSpeed() {
        past.verified("function", "python", 60).asked("code_generation", CODER, 1, 0, 10, 1, 10);
        past.verified("function", "python", 60).asked("code_generation", OTHER, 1, 0, 10, 1, 90);

        assertThat(only(Set.of()).cost().tokensPerSecond()).isNull();
        assertThat(entries(EnumSet.of(Dimension.MODEL)))
                .extracting(entry -> entry.cost().tokensPerSecond())
                .containsExactly(1.0, 9.0);
    }

    @Test
    void versionsOfAPromptAreToldApart() {
        past.verified("function", "python", 60).asked("code_generation", CODER, 1, 0, 10, 1, 10);
        past.ended("function", "python", "completed_with_findings", "rejected", 60)
                .asked("code_generation", CODER, 2, 0, 10, 1, 10);

        assertThat(entries(EnumSet.of(Dimension.PROMPT)))
                .extracting(entry -> entry.outcomes().verified())
                .containsExactly(1, 0);
    }

    @Test
    void pagesAreInOrderAndComplete() {
        past.verified("function", "python", 1).asked("code_generation", OTHER, 1, 0, 1, 1, 1);
        past.verified("api_endpoint", "rust", 1).asked("code_generation", CODER, 1, 0, 1, 1, 1);
        past.verified("api_endpoint", "go", 1).asked("code_generation", CODER, 1, 0, 1, 1, 1);
        past.ended("function", "go", "failed", null, 1);
        var by = EnumSet.of(Dimension.MODEL, Dimension.TEMPLATE, Dimension.LANGUAGE);

        var all = entries(by);
        var first = ledger.of(past.owner(), LedgerFilter.ALL, by, null, 2);
        var second = ledger.of(past.owner(), LedgerFilter.ALL, by, first.get(1).cursor(), 2);

        assertThat(all)
                .extracting(LedgerEntry::group)
                .containsExactly(
                        new Group(CODER, "api_endpoint", null, CodeLanguage.GO),
                        new Group(CODER, "api_endpoint", null, CodeLanguage.RUST),
                        new Group(OTHER, "function", null, CodeLanguage.PYTHON),
                        new Group(null, "function", null, CodeLanguage.GO));
        assertThat(first).hasSize(3).isEqualTo(all.subList(0, 3));
        assertThat(second).isEqualTo(all.subList(2, 4));
    }

    @Test
    void filtersLeaveOutWhatDoesNotFit() {
        past.verified("function", "python", 10).asked("code_generation", CODER, 1, 0, 1, 1, 1);
        past.verified("api_endpoint", "go", 20).asked("code_generation", OTHER, 1, 0, 1, 1, 1);
        var then = PastExecutions.REQUESTED.plusSeconds(20);

        assertThat(languages(new LedgerFilter(CODER, null, null, null, null))).containsExactly(CodeLanguage.PYTHON);
        assertThat(languages(new LedgerFilter(null, "api_endpoint", null, null, null)))
                .containsExactly(CodeLanguage.GO);
        assertThat(languages(new LedgerFilter(null, null, CodeLanguage.GO, null, null)))
                .containsExactly(CodeLanguage.GO);
        assertThat(languages(new LedgerFilter(null, null, null, then, null))).containsExactly(CodeLanguage.GO);
        assertThat(languages(new LedgerFilter(null, null, null, null, then))).containsExactly(CodeLanguage.PYTHON);
    }

    @Test
    void whatBelongsToOthersIsNeverCounted() {
        past.verified("function", "python", 10);
        var other = PastExecutions.ofNewOwner(jdbc);
        other.ended("function", "python", "failed", null, 10);

        assertThat(only().outcomes()).isEqualTo(new Outcomes(1, 0, 0, 0, 0, 0));
        assertThat(ledger.of(other.owner(), LedgerFilter.ALL, Set.of(), null, 10))
                .singleElement()
                .satisfies(entry -> assertThat(entry.outcomes().failed()).isOne());
        assertThat(ledger.ofAll(LedgerFilter.ALL, Set.of(), null, 10))
                .singleElement()
                .satisfies(entry -> assertThat(entry.outcomes().ended()).isGreaterThanOrEqualTo(2));
    }

    private LedgerEntry only() {
        return only(EnumSet.of(Dimension.TEMPLATE));
    }

    private LedgerEntry only(Set<Dimension> by) {
        var entries = entries(by);
        assertThat(entries).hasSize(1);
        return entries.getFirst();
    }

    private List<LedgerEntry> entries(Set<Dimension> by) {
        return ledger.of(past.owner(), LedgerFilter.ALL, by, null, 100);
    }

    private List<CodeLanguage> languages(LedgerFilter filter) {
        return ledger.of(past.owner(), filter, Set.of(Dimension.LANGUAGE), null, 100).stream()
                .map(entry -> entry.group().language())
                .toList();
    }
}
