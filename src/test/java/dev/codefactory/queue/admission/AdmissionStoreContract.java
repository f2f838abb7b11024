package dev.codefactory.queue.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What admission relies on, whoever keeps the rows. */
public abstract class AdmissionStoreContract {

    private static final String LANE = "model:a";
    private static final String HOST = "host-1";
    private static final Instant SINCE = Instant.parse("2026-01-01T12:00:00Z");

    private final UUID owner = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private long ids;

    protected abstract AdmissionStore store();

    protected abstract void declare(String host, int slots, int prefetch, String... lanes);

    /** Makes a host one that nobody has told of for long. */
    protected abstract void forget(String host);

    protected abstract void add(UUID id, String lane, UUID owner, int priority, int waitsFor);

    /** Puts it behind a delay; a negative one has passed. */
    protected abstract void delay(UUID id, Duration delay);

    protected abstract void satisfied(UUID id);

    protected abstract void blame(UUID id, int deaths);

    protected abstract void avoid(UUID id, String host, Instant since);

    protected abstract void cancel(UUID id);

    protected abstract void pause(boolean pause);

    protected abstract boolean isAdmitted(UUID id);

    @BeforeEach
    void declaresAHost() {
        declare(HOST, 2, 1, LANE, "model:b");
    }

    @Test
    void addedWorkIsReady() {
        var id = added(LANE, owner, 7);

        assertThat(snapshot().ready()).singleElement().satisfies(work -> {
            assertThat(work.id()).isEqualTo(id);
            assertThat(work.lane()).isEqualTo(LANE);
            assertThat(work.owner()).isEqualTo(owner);
            assertThat(work.priority()).isEqualTo(7);
            assertThat(work.avoided()).isNull();
            assertThat(work.since())
                    .isBetween(snapshot().now().minusSeconds(60), snapshot().now());
        });
    }

    @Test
    void delayedWorkIsReadyWhenItsDelayHasPassed() {
        var late = added(LANE, owner, 5);
        var due = added(LANE, owner, 5);
        delay(late, Duration.ofHours(1));
        delay(due, Duration.ofSeconds(-1));
        assertThat(readyIds()).isEmpty();

        store().releaseDelayed();

        assertThat(readyIds()).containsExactly(due);
    }

    @Test
    void workIsReadyWhenNothingIsLeftThatItWaitsFor() {
        var id = nextId();
        add(id, LANE, owner, 5, 2);
        satisfied(id);
        assertThat(readyIds()).isEmpty();

        satisfied(id);

        assertThat(readyIds()).containsExactly(id);
    }

    @Test
    void workWithoutAHostForItsLaneIsNotLookedAt() {
        added("model:unknown", owner, 5);
        var suspect = added("model:unknown", owner, 5);
        blame(suspect, 1);

        assertThat(snapshot().ready()).isEmpty();
        assertThat(snapshot().suspects()).isEmpty();
    }

    @Test
    void seesTheOldestOfEachLaneOwnerAndPriority() {
        var expected = new ArrayList<UUID>();
        for (var lane : List.of(LANE, "model:b")) {
            for (var who : List.of(owner, other)) {
                for (var priority : List.of(1, 9)) {
                    expected.add(added(lane, who, priority));
                    expected.add(added(lane, who, priority));
                    added(lane, who, priority);
                }
            }
        }

        assertThat(store().snapshot(hosts(), 2).ready())
                .extracting(Waiting::id)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void suspectsStandApartOldestFirstWhileNoneRuns() {
        var first = added(LANE, owner, 1);
        var second = added(LANE, owner, 9);
        blame(first, 1);
        blame(second, 2);
        assertThat(snapshot().ready()).isEmpty();
        assertThat(snapshot().suspects()).extracting(Waiting::id).containsExactly(first, second);

        admit(first);

        assertThat(snapshot().suspects()).isEmpty();
    }

    @Test
    void thereAreNoHostsWhilePaused() {
        pause(true);
        assertThat(store().hosts()).isEmpty();

        pause(false);

        assertThat(host().id()).isEqualTo(HOST);
    }

    @Test
    void aHostHasWhatWasAdmittedToItAndHoldsItsLane() {
        assertThat(host().resident()).isNull();
        assertThat(host().admitted()).isZero();

        admit(added(LANE, owner, 5));

        assertThat(host().admitted()).isOne();
        assertThat(host().resident()).isEqualTo(LANE);
        assertThat(host().residentSince()).isNotNull();
        assertThat(host()).extracting(Host::slots, Host::prefetch).containsExactly(2, 1);
        assertThat(host().lanes()).containsExactlyInAnyOrder(LANE, "model:b");
    }

    @Test
    void aHostHoldsItsLaneSinceItFirstServedIt() {
        admit(added(LANE, owner, 5));
        var since = host().residentSince();

        admit(added(LANE, owner, 5));

        assertThat(host().residentSince()).isEqualTo(since);
    }

    @Test
    void aForgottenHostGetsNothingNewAndItsWorkStillCounts() {
        admit(added(LANE, owner, 5));
        forget(HOST);
        assertThat(host()).extracting(Host::slots, Host::admitted).containsExactly(0, 1);

        declare("host-2", 1, 0, LANE);
        forget("host-2");

        assertThat(hosts()).extracting(Host::id).containsExactly(HOST);
    }

    @Test
    void ownersHaveWhatTheyWereGivenAndWhen() {
        added(LANE, owner, 5);
        added(LANE, other, 5);
        admit(added(LANE, other, 5));

        var owners = snapshot().owners();

        assertThat(owners.getOrDefault(owner, OwnerShare.NEW)).isEqualTo(OwnerShare.NEW);
        assertThat(owners.get(other)).isNotNull().satisfies(share -> {
            assertThat(share.admitted()).isOne();
            assertThat(share.served()).isAfter(Instant.MIN);
        });
    }

    @Test
    void cancelledWorkIsNotAdmittedAndFreesItsPlace() {
        var running = added(LANE, owner, 5);
        admit(running);
        var waiting = added(LANE, owner, 5);
        var decidedOn = snapshot();
        cancel(running);
        cancel(waiting);

        store().admit(decidedOn, placements(decidedOn, waiting));

        assertThat(isAdmitted(waiting)).isFalse();
        assertThat(host().admitted()).isZero();
    }

    @Test
    void whatIsAdmittedIsNoLongerReadyAndNotAdmittedTwice() {
        var id = added(LANE, owner, 5);
        var decidedOn = snapshot();
        store().admit(decidedOn, placements(decidedOn, id));
        assertThat(readyIds()).isEmpty();

        store().admit(decidedOn, placements(decidedOn, id));

        assertThat(isAdmitted(id)).isTrue();
        assertThat(host().admitted()).isOne();
    }

    @Test
    void remembersWhichHostIsAvoided() {
        var id = added(LANE, owner, 5);
        avoid(id, HOST, SINCE);

        assertThat(snapshot().ready()).extracting(Waiting::avoided).containsExactly(new Waiting.Avoided(HOST, SINCE));
    }

    private UUID added(String lane, UUID owner, int priority) {
        var id = nextId();
        add(id, lane, owner, priority, 0);
        return id;
    }

    /** In ascending order, as time-ordered ids are, and beyond what a signed comparison keeps in order. */
    private UUID nextId() {
        return new UUID(Long.MAX_VALUE - 2 + ++ids, ids);
    }

    private void admit(UUID id) {
        var decidedOn = snapshot();
        store().admit(decidedOn, placements(decidedOn, id));
    }

    private static List<Placement> placements(Snapshot snapshot, UUID id) {
        return Stream.concat(snapshot.ready().stream(), snapshot.suspects().stream())
                .filter(work -> work.id().equals(id))
                .map(work -> new Placement(work, HOST))
                .toList();
    }

    private Snapshot snapshot() {
        return store().snapshot(hosts(), 64);
    }

    private List<UUID> readyIds() {
        return snapshot().ready().stream().map(Waiting::id).toList();
    }

    /** The nodes themselves are no concern of this test. */
    private List<Host> hosts() {
        return store().hosts().stream()
                .filter(host -> host.lanes().stream().allMatch(AdmissionRules::isGeneration))
                .toList();
    }

    private Host host() {
        return hosts().stream()
                .filter(host -> host.id().equals(HOST))
                .findFirst()
                .orElseThrow();
    }
}
