package dev.codefactory.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

import dev.codefactory.database.TestPostgres;
import dev.codefactory.queue.WorkRepository.Claim;
import dev.codefactory.queue.admission.AdmissionPass;
import dev.codefactory.queue.admission.AdmissionRules;
import dev.codefactory.queue.admission.Dispatch;
import dev.codefactory.queue.cluster.Node;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** What admission claims for the node it runs on, where nothing else admits or claims. */
@JdbcTest
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Import({TestPostgres.class, WorkRepository.class})
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class HandoutTests {

    private static final Lane MODEL = Lane.model("m");
    private static final AdmissionRules RULES =
            new AdmissionRules(10, 10, Duration.ofMinutes(1), Duration.ofMinutes(1));

    @Autowired
    JdbcClient jdbc;

    @Autowired
    WorkRepository work;

    @Autowired
    PlatformTransactionManager transactions;

    private final RunningWork inHand = new RunningWork(Clock.systemUTC());
    private final Wake wake = mock(Wake.class);
    private final List<Claim> begun = new ArrayList<>();
    private Handout handout;

    @BeforeEach
    void opens() {
        var handlers = new StaticListableBeanFactory();
        handlers.addBean("known", new WorkRunnerTests.ByHand());
        handout = new Handout(new Node("me", "test", 2), handlers.getBeanProvider(WorkHandler.class), inHand, wake);
        handout.open(begun::add);
        new WorkHosts(jdbc, mock(Admission.class)).declare(Set.of(new WorkHost("host", 4, 0, Set.of(MODEL))));
        jdbc.sql("""
                insert into node (name, version, local_slots, started_at, seen_at)
                values ('me', 'test', 2, clock_timestamp(), clock_timestamp())
                """).update();
    }

    @AfterEach
    void emptiesTheTables() {
        jdbc.sql("truncate work, work_host, work_owner, node").update();
    }

    @Test
    void aModelCallIsClaimedInTheStatementThatLetsItIn() {
        var id = add("by-hand", MODEL);

        admit(false);

        assertThat(begun).singleElement().satisfies(claim -> {
            assertThat(claim.id()).isEqualTo(id);
            assertThat(claim.attempt()).isOne();
            assertThat(claim.host()).isEqualTo("host");
        });
        assertThat(inHand.holds(id)).isTrue();
        assertThat(nodeOf(id)).isEqualTo("me");
        then(wake).should(never()).everybody();
    }

    @Test
    void nothingBeginsOfWhatIsRolledBack() {
        var id = add("by-hand", MODEL);

        admit(true);

        assertThat(begun).isEmpty();
        assertThat(inHand.holds(id)).isFalse();
        assertThat(nodeOf(id)).isEqualTo("none");
    }

    @Test
    void localWorkAndKindsOnlyOthersKnowAreLeftToWhoLooks() {
        var local = add("by-hand", Lane.LOCAL);
        var unknown = add("newer-than-me", MODEL);

        admit(false);

        assertThat(begun).isEmpty();
        assertThat(List.of(nodeOf(local), nodeOf(unknown))).containsOnly("none");
        then(wake).should().everybody();
    }

    @Test
    void aNodeThatDrainsClaimsNothing() {
        handout.close();
        var id = add("by-hand", MODEL);

        admit(false);

        assertThat(nodeOf(id)).isEqualTo("none");
        then(wake).should().everybody();
    }

    private UUID add(String kind, Lane lane) {
        var id = UUID.randomUUID();
        work.add(new NewWork(id, kind, lane, UUID.randomUUID(), 5, Duration.ofMinutes(1), 0));
        return id;
    }

    private void admit(boolean rollBack) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            new AdmissionPass(new AdmissionTables(jdbc, handout), new Dispatch(RULES)).run();
            if (rollBack) {
                status.setRollbackOnly();
            }
        });
    }

    private String nodeOf(UUID id) {
        return jdbc.sql("select coalesce(node, 'none') from work where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }
}
