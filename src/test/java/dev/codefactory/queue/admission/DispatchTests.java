package dev.codefactory.queue.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DispatchTests {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final UUID ALICE = new UUID(0, 1);
    private static final UUID BOB = new UUID(0, 2);
    private static final Duration JUST_NOW = Duration.ofSeconds(1);
    private static final Duration LONG_AGO = Duration.ofMinutes(2);

    private final List<Waiting> ready = new ArrayList<>();
    private final List<Host> hosts = new ArrayList<>();

    @Test
    void higherPriorityComesFirst() {
        host("h", 1, "a", 0);
        work("a", ALICE, 3, JUST_NOW);
        var high = work("a", ALICE, 8, JUST_NOW);

        assertThat(placed(Map.of())).containsExactly(high);
    }

    @Test
    void anOwnersOldWorkRisesAboveNewerOfHigherPriority() {
        host("h", 1, "a", 0);
        var old = work("a", ALICE, 3, Duration.ofMinutes(7));
        work("a", ALICE, 8, JUST_NOW);

        assertThat(placed(Map.of())).containsExactly(old);
    }

    @Test
    void anOwnersOldWorkRisesAcrossLanesToo() {
        host("h", 1, null, 0);
        var old = work("b", ALICE, 3, Duration.ofMinutes(7));
        work("a", ALICE, 8, JUST_NOW);

        assertThat(placed(Map.of(ALICE, new OwnerShare(0, NOW)))).containsExactly(old);
    }

    @Test
    void anOwnerWhoIsNotServedRises() {
        host("h", 1, "a", 0);
        work("a", ALICE, 8, Duration.ofMinutes(7));
        var unserved = work("a", BOB, 3, Duration.ofMinutes(7));

        assertThat(placed(Map.of(ALICE, new OwnerShare(0, NOW.minusSeconds(1)))))
                .containsExactly(unserved);
    }

    @Test
    void theFirstOfAnotherOwnerComesRightAfterThousands() {
        host("h", 1, "a", 0);
        IntStream.range(0, 10_000).forEach(_ -> work("a", ALICE, 5, LONG_AGO));
        var first = work("a", BOB, 5, JUST_NOW);

        assertThat(placed(Map.of(ALICE, new OwnerShare(1, NOW.minusSeconds(20)))))
                .containsExactly(first);
    }

    @Test
    void ofTwoWithNothingTheOneServedLongerAgoComesFirst() {
        host("h", 1, "a", 0);
        work("a", ALICE, 5, JUST_NOW);
        var longerAgo = work("a", BOB, 5, JUST_NOW);

        var shares =
                Map.of(ALICE, new OwnerShare(0, NOW.minusSeconds(10)), BOB, new OwnerShare(0, NOW.minusSeconds(20)));
        assertThat(placed(shares)).containsExactly(longerAgo);
    }

    @Test
    void anOwnerAtTheLimitLeavesTheRestToOthers() {
        host("h", 8, "a", 0);
        IntStream.range(0, 8).forEach(_ -> work("a", ALICE, 9, JUST_NOW));
        work("a", BOB, 1, JUST_NOW);

        assertThat(new Dispatch(rules(10, 3)).place(snapshot(Map.of(), List.of())))
                .extracting(place -> place.work().owner())
                .containsExactlyInAnyOrder(ALICE, ALICE, ALICE, BOB);
    }

    @Test
    void generationsAreLimitedOverAllHosts() {
        host("h", 8, "a", 1);
        host("i", 8, "a", 1);
        IntStream.range(0, 8).forEach(_ -> work("a", ALICE, 5, JUST_NOW));

        assertThat(new Dispatch(rules(5, 100)).place(snapshot(Map.of(), List.of())))
                .hasSize(3);
    }

    @Test
    void theRoomiestHostThatHasTheModelIsTaken() {
        host("busy", 4, "a", 3);
        host("roomy", 4, "a", 1);
        host("other", 4, "b", 0);
        work("a", ALICE, 5, JUST_NOW);

        assertThat(places()).containsExactly("roomy");
    }

    @Test
    void aHostWithoutAModelComesBeforePrefetch() {
        host("full", 4, "a", 4);
        host("new", 4, null, 0);
        work("a", ALICE, 5, JUST_NOW);

        assertThat(places()).containsExactly("new");
    }

    @Test
    void prefetchComesBeforeAnotherModelsHost() {
        host("full", 4, "a", 4);
        host("other", 4, "b", 0);
        work("a", ALICE, 5, JUST_NOW);

        assertThat(places()).containsExactly("full");
    }

    @Test
    void anIdleHostTakesAModelThatNoneHas() {
        host("other", 4, "b", 0);
        work("a", ALICE, 5, JUST_NOW);

        assertThat(places()).containsExactly("other");
    }

    @Test
    void twoModelsDoNotTakeAHostFromEachOtherAtOnce() {
        hosts.add(new Host("h", 2, 0, Set.of("a", "b"), "b", NOW.minusSeconds(5), 0));
        work("b", ALICE, 5, LONG_AGO);
        work("a", ALICE, 9, LONG_AGO);

        assertThat(dispatch()).extracting(place -> place.work().lane()).containsExactly("b");
    }

    @Test
    void aHostIsEmptiedForAModelThatHasWaitedTooLong() {
        host("h", 2, "b", 1);
        work("b", BOB, 9, LONG_AGO);
        work("a", ALICE, 1, LONG_AGO);
        assertThat(places()).isEmpty();

        hosts.clear();
        host("h", 2, "b", 0);

        assertThat(dispatch()).extracting(place -> place.work().lane()).containsExactly("a");
    }

    @Test
    void theHostThatFailedItIsAvoidedWhileThereIsAnother() {
        host("failed", 4, "a", 0);
        host("full", 1, "a", 2);
        ready.add(avoiding("failed", JUST_NOW));
        var behind = work("a", ALICE, 5, JUST_NOW);

        assertThat(placed(Map.of())).containsExactly(behind);

        hosts.removeIf(host -> host.id().equals("full"));

        assertThat(places()).containsExactly("failed", "failed");
    }

    @Test
    void howLongWorkHasWaitedDoesNotMakeTheHostThatFailedItBetter() {
        host("failed", 4, "a", 0);
        host("full", 1, "a", 2);
        ready.add(avoiding("failed", JUST_NOW));

        assertThat(places()).isEmpty();
    }

    @Test
    void theHostThatFailedItIsTriedAgainWhenTheOthersAreBusyForTooLong() {
        host("failed", 4, "a", 0);
        host("full", 1, "a", 2);
        ready.add(avoiding("failed", LONG_AGO));

        assertThat(places()).containsExactly("failed");
    }

    @Test
    void oneSuspectIsLetInBeforeAllOthers() {
        host("h", 2, "a", 0);
        work("a", BOB, 9, JUST_NOW);
        var suspects = List.of(
                waiting("gone", ALICE, 1, LONG_AGO), waiting("a", ALICE, 1, LONG_AGO), waiting("a", BOB, 9, LONG_AGO));

        assertThat(new Dispatch(rules(10, 10)).place(snapshot(Map.of(), suspects)))
                .extracting(Placement::work)
                .containsExactly(suspects.get(1), ready.getFirst());
    }

    private static AdmissionRules rules(int generations, int perOwner) {
        return new AdmissionRules(generations, perOwner, Duration.ofMinutes(1), Duration.ofSeconds(30));
    }

    private void host(String id, int slots, @Nullable String resident, int admitted) {
        hosts.add(new Host(id, slots, slots == 1 ? 0 : 1, Set.of("a", "b"), resident, null, admitted));
    }

    private Waiting work(String lane, UUID owner, int priority, Duration age) {
        var work = waiting(lane, owner, priority, age);
        ready.add(work);
        return work;
    }

    private Waiting waiting(String lane, UUID owner, int priority, Duration age) {
        return new Waiting(new UUID(1, ready.size()), lane, owner, priority, NOW.minus(age), null);
    }

    private static Waiting avoiding(String host, Duration since) {
        var avoided = new Waiting.Avoided(host, NOW.minus(since));
        return new Waiting(new UUID(0, 7), "a", ALICE, 5, NOW.minus(LONG_AGO), avoided);
    }

    private Snapshot snapshot(Map<UUID, OwnerShare> owners, List<Waiting> suspects) {
        return new Snapshot(NOW, hosts, owners, ready, suspects);
    }

    private List<Placement> dispatch() {
        return new Dispatch(rules(100, 100)).place(snapshot(Map.of(), List.of()));
    }

    private List<Waiting> placed(Map<UUID, OwnerShare> owners) {
        return new Dispatch(rules(100, 100))
                .place(snapshot(owners, List.of())).stream()
                        .map(Placement::work)
                        .toList();
    }

    private List<String> places() {
        return dispatch().stream().map(Placement::host).toList();
    }
}
